import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * The body as it came, `undefined` when it is too long; read to the end even then, since a client only listens once it
 * has sent everything.
 */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= mostBytes) {
      chunks.push(chunk)
    } else {
      chunks.length = 0
    }
  }
  return size <= mostBytes ? Buffer.concat(chunks) : undefined
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  sendText(response, status, JSON.stringify(value))
}

/** The same of what is JSON already. */
export function sendText(response: ServerResponse, status: number, json: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(json)
}
