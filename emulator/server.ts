import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from './clock'
import type { Database } from './database/database'
import { answerAdmin } from './database/http'
import type { Functions } from './functions/functions'
import type { Timers } from './functions/timers'
import { readBody, sendJson, sendText } from './http-body'
import type { Identity } from './identities'

export interface ServerOptions {
  database: Database
  functions: Functions
  timers: Timers
  clock: Clock
  /** Everybody who is bound, or a few of each role. */
  identities: (isAll: boolean) => Promise<Identity[]>
  /** Puts the demo data back; absent when there is none. */
  reset?: () => Promise<void>
  /** Stored files; says whether the request was its own. */
  files: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>
  /** What the preview asks of WeChat itself; says whether the request was its own. */
  wechat: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>
  /** The preview; says whether the request was its own. */
  page?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>
  log: (line: string) => void
}

/** A function's event is small; the vendor refuses more, too. */
const BODY_LIMIT = 1_000_000

/** The emulator's doors (ARCHITECTURE §5). Loopback only, never deployed. */
export function createEmulatorServer(options: ServerOptions): Server {
  return createServer((request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      options.log(`${request.method} ${request.url}: ${error instanceof Error ? error.stack : error}`)
      if (!response.headersSent) {
        sendJson(response, 500, { code: 'INTERNAL', message: 'the emulator failed; its log says why' })
      }
      response.end()
    })
  })
}

/** Listens on `port`, or the next free one after it. */
export async function listenNear(server: Server, port: number): Promise<number> {
  for (let candidate = port; candidate < port + 20; candidate += 1) {
    if (await tryListen(server, candidate)) {
      return (server.address() as AddressInfo).port
    }
  }
  throw new Error(`no free port from ${port} to ${port + 19}`)
}

function tryListen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      server.off('listening', onListening)
      if (error.code === 'EADDRINUSE') {
        resolve(false)
        return
      }
      reject(error)
    }
    const onListening = () => {
      server.off('error', onError)
      resolve(true)
    }
    server.once('error', onError).once('listening', onListening).listen(port, '127.0.0.1')
  })
}

async function answer(options: ServerOptions, request: IncomingMessage, response: ServerResponse) {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
  const route = `${request.method} ${pathname}`
  if (isForeign(request)) {
    return sendJson(response, 403, { code: 'FORBIDDEN', message: 'requests from other sites are refused' })
  }
  if (route === 'GET /healthz') {
    return sendJson(response, 200, { ok: true, now: new Date(options.clock.now()).toISOString() })
  }
  if (route === 'POST /admin') {
    return answerAdmin(options.database, request, response)
  }
  if (request.method === 'POST' && pathname.startsWith('/functions/')) {
    return callFunction(options, pathname.slice('/functions/'.length), request, response)
  }
  if (route === 'GET /identities') {
    return sendJson(response, 200, await options.identities(searchParams.get('all') === '1'))
  }
  if (route === 'POST /clock') {
    return setClock(options, request, response)
  }
  if (route === 'POST /reset' && options.reset) {
    await options.reset()
    return sendJson(response, 200, { ok: true })
  }
  if (
    (await options.files(request, response)) ||
    (await options.wechat(request, response)) ||
    (await options.page?.(request, response))
  ) {
    return
  }
  return sendJson(response, 404, { code: 'NOT_FOUND', message: `nothing answers ${route}` })
}

/** A web page elsewhere must not reach the emulator through the visitor's browser. */
export function isForeign({ headers: { origin, host } }: IncomingMessage): boolean {
  return (
    (origin !== undefined && origin !== `http://${host}`) ||
    !/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? '')
  )
}

/**
 * The environment's function rules: a phone calls `api` and nothing else (ARCHITECTURE §4). Without `x-openid` the
 * caller is a tool on this machine, which may play the timer: `{"Type": "Timer", "TriggerName": "by-hand"}`.
 */
const openToClients: ReadonlySet<string> = new Set(['api'])

async function callFunction(
  { functions }: ServerOptions,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const body = await readBody(request, BODY_LIMIT)
  if (body === undefined) {
    return sendJson(response, 413, { code: 'BODY_TOO_LARGE', message: `over ${BODY_LIMIT} bytes` })
  }
  const header = request.headers['x-openid']
  const openid = typeof header === 'string' ? header : undefined
  if (openid !== undefined && !openToClients.has(name)) {
    return sendJson(response, 403, { code: 'PERMISSION_DENIED', message: `"${name}" is closed to clients` })
  }
  const outcome = await functions.call(name, parseEvent(body.toString('utf8')), openid)
  if ('failure' in outcome) {
    return sendJson(response, outcome.failure.code === 'FUNCTION_NOT_FOUND' ? 404 : 502, outcome.failure)
  }
  sendText(response, 200, outcome.reply)
}

/** What is not JSON reaches the function as it came: judging input is the function's work. */
function parseEvent(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

/** Answers when the timers that became due by it have run. */
async function setClock(
  { clock, timers }: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const event = parseEvent(String((await readBody(request, BODY_LIMIT)) ?? ''))
  const instant = Date.parse(String((event as { now?: unknown } | null)?.now))
  if (Number.isNaN(instant)) {
    return sendJson(response, 400, { code: 'INVALID_PARAM', message: 'now: an ISO time' })
  }
  clock.set(instant)
  await timers.check()
  return sendJson(response, 200, { now: new Date(clock.now()).toISOString() })
}
