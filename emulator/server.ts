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
  /** The environment's function rules: what a phone may call. */
  mayPhonesCall: (name: string) => boolean
  /** The vendor's management API. */
  cloudApi: Answer
  /** Stored files. */
  files: Answer
  /** What the preview asks of WeChat itself. */
  wechat: Answer
  /** The preview. */
  page?: Answer
  log: (line: string) => void
}

/** Says whether the request was its own. */
type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

/** A function's event is small; the vendor refuses more, too. */
const BODY_LIMIT = 1_000_000

/** The emulator's doors (ARCHITECTURE §5). */
export function createEmulatorServer(options: ServerOptions): Server {
  return createDoors({ ...options, others: (request, response) => answerOthers(options, request, response) })
}

interface Doors {
  database: Database
  clock: Clock
  /** What is neither the database's nor a question after the clock. */
  others: Answer
  log: (line: string) => void
}

/** A database's door and others beside it. Loopback only, never deployed. */
export function createDoors(doors: Doors): Server {
  return createServer((request, response) => {
    answer(doors, request, response).catch((error: unknown) => {
      doors.log(`${request.method} ${request.url}: ${error instanceof Error ? error.stack : error}`)
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

async function answer(doors: Doors, request: IncomingMessage, response: ServerResponse) {
  const { pathname } = urlOf(request)
  const route = `${request.method} ${pathname}`
  if (isForeign(request)) {
    return sendJson(response, 403, { code: 'FORBIDDEN', message: 'requests from other sites are refused' })
  }
  if (route === 'GET /healthz') {
    return sendJson(response, 200, { ok: true, now: new Date(doors.clock.now()).toISOString() })
  }
  if (route === 'POST /admin') {
    return answerAdmin(doors.database, request, response)
  }
  if (!(await doors.others(request, response))) {
    return sendJson(response, 404, { code: 'NOT_FOUND', message: `nothing answers ${route}` })
  }
}

async function answerOthers(options: ServerOptions, request: IncomingMessage, response: ServerResponse) {
  const { pathname, searchParams } = urlOf(request)
  const route = `${request.method} ${pathname}`
  if (request.method === 'POST' && pathname.startsWith('/functions/')) {
    await callFunction(options, pathname.slice('/functions/'.length), request, response)
  } else if (route === 'GET /identities') {
    sendJson(response, 200, await options.identities(searchParams.get('all') === '1'))
  } else if (route === 'POST /clock') {
    await setClock(options, request, response)
  } else if (route === 'POST /reset' && options.reset) {
    await options.reset()
    sendJson(response, 200, { ok: true })
  } else {
    return (
      (await options.cloudApi(request, response)) ||
      (await options.files(request, response)) ||
      (await options.wechat(request, response)) ||
      ((await options.page?.(request, response)) ?? false)
    )
  }
  return true
}

function urlOf(request: IncomingMessage): URL {
  return new URL(request.url ?? '/', 'http://127.0.0.1')
}

/** A web page elsewhere must not reach the emulator through the visitor's browser. */
function isForeign({ headers: { origin, host } }: IncomingMessage): boolean {
  return (
    (origin !== undefined && origin !== `http://${host}`) ||
    !/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? '')
  )
}

/**
 * Without `x-openid` the caller is no phone but a tool on this machine, which may play the timer:
 * `{"Type": "Timer", "TriggerName": "by-hand"}`.
 */
async function callFunction(
  { functions, mayPhonesCall }: ServerOptions,
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
  if (openid !== undefined && !mayPhonesCall(name)) {
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
