import { createClock } from './clock'
import { readCollections } from './collection-file'
import type { Emulator, Say } from './emulator'
import { openData, openFiles } from './open-data'
import { createDoors, listenNear } from './server'
import type { Settings } from './settings'
import { openStorage } from './storage/cloud-storage'

/** The database and the stored files of any CloudBase project: its collections from a file, nothing of ours. */
export async function openAlone(settings: Settings & { collections: string }, say: Say): Promise<Emulator> {
  const clock = createClock(settings.now)
  let address = ''
  const data = await openData(settings, readCollections(settings.collections), clock, say)
  const storage = openStorage({
    files: await openFiles(settings),
    now: clock.now,
    address: () => address,
  })
  const database = storage.beside(data)
  const server = createDoors({ database, clock, others: storage.answer, log: say })
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
