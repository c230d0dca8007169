import { createHash } from 'node:crypto'
import { type CollectionDefinition, collections } from '../../../cloudfunctions/platform/collections'
import { createClock } from '../../../emulator/clock'
import { openCloudApi } from '../../../emulator/cloud-api/cloud-api'
import { openDeployedEnvironment } from '../../../emulator/cloud-api/deployed-environment'
import { type Database, openDatabase } from '../../../emulator/database/database'
import { listen } from '../../../emulator/database/http'
import { openMemoryStorage } from '../../../emulator/database/memory-storage'
import { askerFor, documentsOf } from '../../../emulator/database/testing/ask'
import { openFunctions } from '../../../emulator/functions/functions'
import { commandEnvironment, key } from '../../../emulator/functions/sdk-environment'
import { openStorage } from '../../../emulator/storage/cloud-storage'
import { type Files, openMemoryFiles } from '../../../emulator/storage/files'
import { type Run, startProgram } from '../../cloud/testing/run-program'

export const NOW = Date.parse('2026-11-22T09:41:00+08:00')

type Documents = Readonly<Record<string, readonly object[]>>

export interface Hurdle {
  /** So many requests to the database are answered, counted from here. */
  after: number
  /** The process is killed, or the network is gone; with the request done or not. */
  fate: 'kill' | 'network'
  isDone: boolean
}

/** An environment in this process, reached over HTTP by commands in processes of their own. */
export interface Town {
  /** What leads a command here. */
  variables: Readonly<Record<string, string>>
  database: Database
  files: Files
  backup(args: readonly string[], hurdle?: Hurdle): Promise<Run>
  restore(args: readonly string[], hurdle?: Hurdle): Promise<Run>
  /** The network is there again, at the same address. */
  reconnect(): Promise<void>
  /** Count and checksum of each collection that has documents, not by the backup's own means. */
  contents(): Promise<Record<string, string>>
  close(): Promise<void>
}

export async function openTown(
  documents: Documents = {},
  definitions: readonly CollectionDefinition[] = collections,
): Promise<Town> {
  const database = await openDatabase({
    storage: openMemoryStorage(),
    collections: definitions,
    now: () => NOW,
    warn: (message) => {
      throw new Error(message)
    },
  })
  await database.load(documents as Parameters<Database['load']>[0])
  const files = openMemoryFiles()
  const environment = await openDeployedEnvironment(':memory:')
  let address = ''
  const functions = openFunctions({
    find: environment.find,
    databaseUrl: () => `${address}/admin`,
    clock: createClock(NOW),
    log: () => {},
  })
  const storage = openStorage({ files, now: () => NOW, address: () => address })
  const cloudApi = openCloudApi({ database, environment, functions, now: () => NOW }, key, (line) => {
    throw new Error(line)
  })
  let meet: (() => Promise<'go on' | 'do it first'>) | undefined
  const doors = storage.beside(database)
  const open = (port: number) =>
    listen(
      {
        ...doors,
        async handle(body) {
          const way = await meet?.()
          const reply = await doors.handle(body)
          // Nobody listens any more: the answer is lost.
          return way === 'do it first' ? new Promise(() => {}) : reply
        },
      },
      port,
      async (request, response) =>
        (await storage.answer(request, response)) || (await cloudApi(request, response)),
    )
  let server = await open(0)
  address = server.url.replace('/admin', '')
  const port = Number(new URL(address).port)

  async function run(entry: string, args: readonly string[], hurdle?: Hurdle): Promise<Run> {
    const running = await startProgram(entry, args, commandEnvironment(address, {}))
    let left = hurdle?.after ?? Number.POSITIVE_INFINITY
    meet = async () => {
      left -= 1
      if (left >= 0) {
        return 'go on'
      }
      meet = undefined
      if (hurdle?.fate === 'kill') {
        running.kill()
      } else {
        void server.close()
      }
      return hurdle?.isDone ? 'do it first' : new Promise(() => {})
    }
    const ended = await running.ended
    meet = undefined
    return ended
  }

  return {
    variables: commandEnvironment(address, {}),
    database,
    files,
    backup: (args, hurdle) => run('tools/backup/start-backup.ts', args, hurdle),
    restore: (args, hurdle) => run('tools/backup/start-restore.ts', args, hurdle),
    async reconnect() {
      server = await open(port)
    },
    async contents() {
      const names = database.collections().map(({ name }) => name)
      const sums = await Promise.all(names.map(async (name) => [name, await sumOf(database, name)] as const))
      return Object.fromEntries(sums.filter(([, sum]) => sum !== ''))
    },
    async close() {
      await functions.close()
      await server.close()
      await database.close()
      await environment.close()
    },
  }
}

async function sumOf(database: Database, name: string): Promise<string> {
  const all: string[] = []
  for (;;) {
    const page = documentsOf(await askerFor(database, name).get({}, { limit: 900, offset: all.length }))
    all.push(...page.map((document) => JSON.stringify(document)))
    if (page.length < 900) {
      break
    }
  }
  const sum = createHash('sha256').update(all.toSorted().join('\n')).digest('hex')
  return all.length === 0 ? '' : `${all.length} ${sum}`
}
