import { join } from 'node:path'
import type { CollectionDefinition } from '../cloudfunctions/platform/collections'
import type { Clock } from './clock'
import { type Database, openDatabase } from './database/database'
import { destroyLevelStorage, openLevelStorage } from './database/level-storage'
import { openMemoryStorage } from './database/memory-storage'
import type { Settings } from './settings'
import { type Files, openFolderFiles, openMemoryFiles } from './storage/files'

/** The database on disk or in memory, as asked for; a disk that fails ends the process. */
export async function openData(
  { dataDir, isFresh }: Settings,
  collections: readonly CollectionDefinition[],
  clock: Clock,
  say: (line: string) => void,
): Promise<Database> {
  if (isFresh) {
    await destroyLevelStorage(dataDir)
  }
  return openDatabase({
    storage: dataDir === ':memory:' ? openMemoryStorage() : await openLevelStorage(dataDir),
    collections,
    now: clock.now,
    warn: say,
    onFailure(error) {
      // Going on would acknowledge what is not on disk.
      say(`数据写不进磁盘，已停止：${error.message}`)
      process.exit(1)
    },
  })
}

/** The stored files, beside the database. */
export async function openFiles({ dataDir, isFresh }: Settings): Promise<Files> {
  const files = dataDir === ':memory:' ? openMemoryFiles() : openFolderFiles(join(dataDir, 'files'))
  if (isFresh) {
    await files.clear()
  }
  return files
}
