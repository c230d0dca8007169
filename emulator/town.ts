import type { Clock } from './clock'
import type { Database } from './database/database'
import { type Identity, listIdentities } from './identities'
import { createGuanggu } from './seed/guanggu'
import type { SeedMember } from './seed/people'

/** The demo town inside a database: filling it, putting it back, who lives there. */
export interface Town {
  seed(): Promise<void>
  reset(): Promise<void>
  identities(isAll: boolean): Promise<Identity[]>
  /** Everything in it lies in the past: a store from weeks ago. */
  isOver(): Promise<boolean>
}

export function openTown(database: Database, clock: Clock): Town {
  const seed = async () => {
    await database.load({ ...createGuanggu(clock.now()) })
  }
  return {
    seed,
    async reset() {
      await database.clear()
      await seed()
    },
    async identities(isAll) {
      return listIdentities(await readMembers(database), isAll)
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

async function readMembers(database: Database): Promise<SeedMember[]> {
  const reply = await database.handle({
    action: 'database.getDocument',
    collectionName: 'members',
    queryType: 'WHERE',
    limit: 1000,
  })
  const list = (reply as { data?: { list?: string[] } }).data?.list ?? []
  return list.map((row) => JSON.parse(row) as SeedMember)
}
