import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { createClock } from './clock'
import { readCollections } from './collection-file'
import { answerAdmin } from './database/http'
import type { Emulator, Say } from './emulator'
import { sendJson } from './http-body'
import { openData } from './open-data'
import { isForeign, listenNear } from './server'
import type { Settings } from './settings'
import { openStorage } from './storage/cloud-storage'
import { openFolderFiles, openMemoryFiles } from './storage/files'

/** The database and the stored files of any CloudBase project: its collections from a file, nothing of ours. */
export async function openAlone(settings: Settings & { collections: string }, say: Say): Promise<Emulator> {
  const clock = createClock(settings.now)
  let address = ''
  const data = await openData(settings, readCollections(settings.collections), clock, say)
  const files =
    settings.dataDir === ':memory:' ? openMemoryFiles() : openFolderFiles(join(settings.dataDir, 'files'))
  if (settings.isFresh) {
    await files.clear()
  }
  const storage = openStorage({ files, now: clock.now, address: () => address })
  const database = storage.beside(data)

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const route = `${request.method} ${pathname}`
    if (isForeign(request)) {
      return sendJson(response, 403, { code: 'FORBIDDEN', message: 'requests from other sites are refused' })
    }
    if (route === 'POST /admin') {
      return answerAdmin(database, request, response)
    }
    if (route === 'GET /healthz') {
      return sendJson(response, 200, { ok: true, now: new Date(clock.now()).toISOString() })
    }
    if (!(await storage.answer(request, response))) {
      return sendJson(response, 404, { code: 'NOT_FOUND', message: `nothing answers ${route}` })
    }
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      say(`${request.method} ${request.url}: ${error instanceof Error ? error.stack : error}`)
      response.destroy()
    })
  })
  const port = await listenNear(server, settings.port)
  address = `http://127.0.0.1:${port}`
  return {
    address,
    port,
    async close() {
      server.close()
      server.closeAllConnections()
      await database.close()
    },
  }
}
