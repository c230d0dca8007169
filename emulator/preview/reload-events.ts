import type { ServerResponse } from 'node:http'

/** Tells open browser pages to load again, over server-sent events. */
export class ReloadEvents {
  private readonly listeners = new Set<ServerResponse>()

  add(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write('retry: 500\n\n')
    this.listeners.add(response)
    response.on('close', () => this.listeners.delete(response))
  }

  reload(): void {
    for (const response of this.listeners) {
      response.write('event: reload\ndata:\n\n')
    }
  }

  close(): void {
    for (const response of this.listeners) {
      response.end()
    }
  }
}
