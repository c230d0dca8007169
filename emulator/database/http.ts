import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readBody } from '../http-body'
import type { Database, WireReply } from './database'

const MAX_BODY_BYTES = 1024 * 1024
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Answers one `POST /admin`. The status is 200 for errors, too: the SDK reads the code from the body only then. */
export async function answerAdmin(
  database: Database,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reply = await replyTo(database, request)
  const text = JSON.stringify(reply)
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

async function replyTo(database: Database, request: IncomingMessage): Promise<WireReply> {
  const body = await readBody(request, MAX_BODY_BYTES)
  if (body === undefined) {
    return refusal('EXCEED_REQUEST_SIZE_LIMIT', 'Request packet size exceeds 1 MB')
  }
  let parsed: unknown
  try {
    parsed = JSON.parse(utf8.decode(body))
  } catch {
    return refusal('INVALID_PARAM', 'the body is not valid JSON in UTF-8')
  }
  return database.handle(parsed)
}

function refusal(code: string, message: string): WireReply {
  return { requestId: randomUUID(), code, message }
}

/** What else a server answers; says whether the request was its own. */
type AnswerOther = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

/** A server of its own on 127.0.0.1, for tests; port 0 takes a free one. */
export async function listen(
  database: Database,
  port = 0,
  answerOther: AnswerOther = async () => false,
): Promise<{ url: string; close(): Promise<void> }> {
  const answer: typeof answerOther = async (request, response) => {
    if (request.method !== 'POST' || request.url?.split('?', 1)[0] !== '/admin') {
      return answerOther(request, response)
    }
    await answerAdmin(database, request, response)
    return true
  }
  const server = createServer((request, response) => {
    answer(request, response).then(
      (isAnswered) => isAnswered || response.writeHead(404).end(),
      // The only failure left is a connection that broke off while the body was read.
      () => response.destroy(),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
