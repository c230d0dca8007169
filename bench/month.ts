import {
  newPassbook,
  type Passbook,
  type PassbookEntry,
} from '../cloudfunctions/features/points/passbook-rules'
import { defaultRules } from '../cloudfunctions/features/points/rule-set-rules'
import { scoreMonth } from '../cloudfunctions/features/points/score-rules'
import { sealMonth } from '../cloudfunctions/features/points/seal-month'
import { chooseWinners } from '../cloudfunctions/features/red-star/choose-rules'
import { newCycle } from '../cloudfunctions/features/red-star/cycle-rules'
import { tally } from '../cloudfunctions/features/red-star/tally'
import { openWorld } from '../cloudfunctions/testing/world'
import { createRandom, type Random } from '../emulator/seed/random'
import { type Line, printLines, times, typical } from './measure'

const NOW = Date.parse('2026-11-09T09:00:00+08:00')
const MONTH = '2026-10'
const BRANCHES = 600
const PEOPLE = 200
const ROUNDS = 3

/**
 * A county's month: all 120,000 passbooks counted again and 600 lists chosen, against decoding the same bytes once; and
 * one branch closed through the database among many, against the same among few.
 */
export async function benchMonth(): Promise<void> {
  const random = createRandom(1949)
  const county = Array.from({ length: BRANCHES }, (_, index) =>
    JSON.stringify(passbooksOf(`b-${index + 1}`, random)),
  )
  const decoded = typical(await times(ROUNDS, async () => county.forEach((bytes) => JSON.parse(bytes))))
  const closed = typical(await times(ROUNDS, async () => county.forEach(closeBranch)))
  const megabytes = Math.round(county.reduce((sum, bytes) => sum + bytes.length, 0) / 1_000_000)
  const few = await closeThroughDatabase(6)
  const many = await closeThroughDatabase(60)
  const lines: Line[] = [
    { what: '读出、重算并选出全部名单', ours: closed, peer: decoded, note: `120000 本存折，${megabytes} MB` },
  ]
  printLines('红星党员：全县一个月', '只把同样的字节解开一遍', lines)
  printLines('红星党员：经数据库关一个支部的月', '6 个支部的镇', [
    {
      what: '60 个支部里的一个',
      ours: many.milliseconds,
      peer: few.milliseconds,
      note: `${many.operations} 次数据库操作`,
    },
  ])
}

/** One unit of work: the bytes of a branch in, its list out. */
function closeBranch(bytes: string): void {
  const passbooks = JSON.parse(bytes) as Passbook[]
  const candidates = passbooks.map(({ memberId, track, entries }) => ({
    memberId,
    track,
    score: scoreMonth(entries, defaultRules, track === 'E' ? 'C' : track),
    isExcluded: false,
    monthsRunning: 0,
  }))
  chooseWinners(candidates, defaultRules)
}

async function closeThroughDatabase(branches: number): Promise<{ milliseconds: number; operations: number }> {
  const random = createRandom(branches)
  const all = Array.from({ length: branches }, (_, index) => passbooksOf(`b-${index + 1}`, random))
  const world = await openWorld(NOW, { passbooks: all.flat() })
  try {
    const milliseconds = typical(
      await times(Math.min(6, branches), async (round) => {
        const branchId = `b-${round + 1}`
        const standing = all[round]?.map(({ memberId, track }) => ({ memberId, track })) ?? []
        world.operations.length = 0
        await sealMonth(branchId, MONTH, standing, defaultRules)
        await tally(newCycle(branchId, MONTH, defaultRules.version), standing, defaultRules)
      }),
    )
    return { milliseconds, operations: world.operations.length }
  } finally {
    await world.close()
  }
}

/** Eight lines each, about a million in the county. */
function passbooksOf(branchId: string, random: Random): Passbook[] {
  return Array.from({ length: PEOPLE }, (_, index) => {
    const memberId = `m-${branchId}-${index}`
    const entries = Array.from({ length: 8 }, (_, number) => entryOf(memberId, number, random))
    return newPassbook(
      MONTH,
      { memberId, branchId, track: random.pick(['A', 'B', 'C', 'D']) },
      defaultRules,
      entries,
    )
  })
}

function entryOf(memberId: string, number: number, random: Random): PassbookEntry {
  const code = random.pick(['V1', 'V1', 'V1', 'V4', 'V9', 'V8', 'B1', 'V6'] as const)
  return {
    _id: `shift:s-${random.below(100_000)}:${memberId}:${code}:${number}`,
    code,
    day: `${MONTH}-${String(random.below(28) + 1).padStart(2, '0')}`,
    amount: code === 'V1' ? (random.below(12) + 1) / 2 : random.below(4) + 1,
    what: '三号光伏区清灰除草',
    by: 'm-000001',
    at: NOW,
    evidence: { kind: 'shift', id: 's-000001' },
  }
}
