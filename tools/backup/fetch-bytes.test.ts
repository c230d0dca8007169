import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inWords } from '../cloud/vendor-errors'
import { fetchBytes } from './fetch-bytes'
import { patiently } from './patiently'

let server: Server
let broken: number

/** The first so many answers break off: before they begin, or in the middle. */
beforeEach(async () => {
  broken = 0
  server = createServer((request, response) => {
    broken -= 1
    if (broken < 0) {
      response.end('a picture')
    } else if (request.url === '/middle') {
      response.writeHead(200, { 'content-length': 100 }).write('a pic', () => response.destroy())
    } else {
      response.destroy()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterEach(() => new Promise((resolve) => server.close(resolve)))

const address = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`

test.each(['/beginning', '/middle'])('a download that breaks off at the %s is tried again', async (path) => {
  broken = 1
  const { content } = await patiently(() => fetchBytes(address(path)))
  expect(content?.toString()).toBe('a picture')
})

test('where nobody answers that is said, and not that the program is wrong', async () => {
  const error = await fetchBytes('http://127.0.0.1:9/x').catch((thrown: unknown) => thrown)
  expect(error).not.toBeInstanceOf(TypeError)
  expect(inWords(error)).toContain('连不上网络')
})
