import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { connectManager } from './connect'
import { functionCalls } from './function-calls'

/** A vendor whose function stands in states to which the emulator has no cause. */
interface Vendor {
  server: Server
  status: string
  /** What the function becomes when it is changed. */
  next: string
  changes: string[]
}

let vendor: Vendor

beforeEach(async () => {
  const server = createServer(async (request, response) => {
    const action = String(request.headers['x-tc-action'])
    await json(request)
    if (action !== 'GetFunction') {
      vendor.changes.push(action)
      vendor.status = vendor.next
    }
    const detail = { FunctionName: 'api', Status: vendor.status, StatusDesc: 'out of disk' }
    response.end(JSON.stringify({ Response: { ...detail, RequestId: 'r-1' } }))
  })
  vendor = { server, status: 'UpdateFailed', next: 'Active', changes: [] }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterEach(() => new Promise((resolve) => vendor.server.close(resolve)))

function callsTo({ server }: Vendor) {
  const { port } = server.address() as AddressInfo
  const keys = { secretId: 'id', secretKey: 'key', region: 'ap-shanghai' }
  return functionCalls(connectManager({ envId: 'town', ...keys, apiUrl: `http://127.0.0.1:${port}` }), 'town')
}

test('a function whose last update failed is updated again', async () => {
  await callsTo(vendor).updateCode('api', 'index.main', 'new', 'zip')
  expect(vendor.changes).toEqual(['UpdateFunctionCode', 'UpdateFunctionConfiguration'])
})

test('a change that fails is refused with the vendor’s reason, and nothing comes after it', async () => {
  vendor.status = 'Active'
  vendor.next = 'UpdateFailed'
  await expect(callsTo(vendor).updateCode('api', 'index.main', 'new', 'zip')).rejects.toThrow(
    '函数 api 没有做成（UpdateFailed）：out of disk',
  )
  expect(vendor.changes).toEqual(['UpdateFunctionCode'])
})
