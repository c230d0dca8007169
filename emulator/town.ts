import type { Clock } from './clock'
import type { Database } from './database/database'
import { type Identity, listIdentities, type Organisations } from './identities'
import { countySize, createRegion } from './seed/county'
import { createGuanggu } from './seed/guanggu'
import type { SeedMember } from './seed/people'
import { demoPictureFiles } from './seed/pictures'
import type { Seed } from './settings'
import type { Files } from './storage/files'

/** The demo town inside a database and a storage: filling it, putting it back, who lives there. */
export interface Town {
  seed(): Promise<void>
  reset(): Promise<void>
  identities(isAll: boolean): Promise<Identity[]>
  /** Everything in it lies in the past: a store from weeks ago. */
  isOver(): Promise<boolean>
}

export function openTown(database: Database, files: Files, clock: Clock, kind: Seed): Town {
  const seed = async () => {
    const now = clock.now()
    if (kind === 'county') {
      await database.load({ ...createRegion(countySize, now) })
      return
    }
    const drawn = demoPictureFiles()
    await database.load({ ...createGuanggu(now) })
    await Promise.all((await drawn).map(([path, bytes]) => files.write(path, bytes)))
  }
  return {
    seed,
    async reset() {
      await Promise.all([database.clear(), files.clear()])
      await seed()
    },
    async identities(isAll) {
      const cast = kind === 'county' ? { branchId: CAST_OF_COUNTY } : {}
      const members = await readAll<SeedMember>(database, 'members', cast)
      return listIdentities(members, await readAll<Organisations>(database, 'trees', {}), isAll)
    },
    async isOver() {
      const reply = await database.handle({
        action: 'database.calculateDocument',
        collectionName: 'shifts',
        queryType: 'WHERE',
        query: JSON.stringify({ startsAt: { $gt: { $numberDouble: String(clock.now()) } } }),
      })
      return (reply as { data?: { total?: number } }).data?.total === 0
    },
  }
}

/** Somebody of each role is in the first branch; nobody looks through 120,000 people. */
const CAST_OF_COUNTY = 'b-1'

async function readAll<T>(database: Database, collectionName: string, query: object): Promise<T[]> {
  const reply = await database.handle({
    action: 'database.getDocument',
    collectionName,
    queryType: 'WHERE',
    query: JSON.stringify(query),
    limit: 1000,
  })
  const list = (reply as { data?: { list?: string[] } }).data?.list ?? []
  return list.map((row) => JSON.parse(row) as T)
}
