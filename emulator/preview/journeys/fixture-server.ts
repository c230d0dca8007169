import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { openPreview } from '../preview'

export interface FixtureServer {
  url: string
  log: string[]
  /** The calls that reached a function, in order. */
  calls: { openid: string; data: unknown }[]
  resets: number
  close(): Promise<void>
}

/** Serves a mini-program with the least a shell needs from the emulator: one echoing function and two people. */
export async function serveFixture(
  miniprogram = path.join(__dirname, '../fixture'),
  watch = false,
): Promise<FixtureServer> {
  const output = await mkdtemp(path.join(os.tmpdir(), 'preview-'))
  const log: string[] = []
  const preview = await openPreview({ miniprogram, output, log: (line) => log.push(line), watch })
  const server = createServer(async (request, response) => {
    if (request.url === '/identities') {
      response.end(JSON.stringify(identities))
    } else if (request.url === '/reset') {
      fixture.resets += 1
      response.end('{}')
    } else if (request.url === '/functions/echo') {
      const openid = String(request.headers['x-openid'])
      const data: unknown = JSON.parse(await readBody(request))
      fixture.calls.push({ openid, data })
      response.end(JSON.stringify({ openid, data }))
    } else if (!(await preview.handle(request, response))) {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const fixture: FixtureServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log,
    calls: [],
    resets: 0,
    async close() {
      await preview.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(output, { recursive: true })
    },
  }
  return fixture
}

const identities = [
  { openid: 'openid-zhao', name: '赵甲', role: '支部书记', org: '上田村支部' },
  { openid: 'openid-qian', name: '钱乙', role: '党员', org: '上田村支部' },
]

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) {
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString()
}
