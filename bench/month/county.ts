import {
  newPassbook,
  type Passbook,
  type PassbookEntry,
} from '../../cloudfunctions/features/points/passbook-rules'
import { defaultRules } from '../../cloudfunctions/features/points/rule-set-rules'
import { countySize, createRegion, type Region, type Size } from '../../emulator/seed/county'
import { createRandom, type Random } from '../../emulator/seed/random'

export const MONTH = '2026-10'
const AT = Date.parse('2026-10-31T20:00:00+08:00')

/** 120,000 people; in towns of seventeen branches with three places each, so that a town's red list is a page of 51. */
export const county: Size = { ...countySize, generals: 35 }
/** As many people as 光谷小镇 has, in branches as large as the county's. */
export const town: Size = { generals: 1, branches: 3, groups: 9, members: 623 }

export interface CountyMonth extends Region {
  passbooks: Passbook[]
}

/** Everybody is a party member and counted, with eight lines or nine: a million in the county. The same every time. */
export function createMonth(size: Size): CountyMonth {
  const random = createRandom(1949)
  const region = createRegion(size, AT)
  const members = region.members.map((member) => ({
    ...member,
    kind: 'party' as const,
    track: member.roles.length > 0 ? ('A' as const) : random.pick(['B', 'C', 'D'] as const),
  }))
  const passbooks = members.map(({ _id: memberId, branchId, track }, index) => {
    const lines = index % 3 === 0 ? 9 : 8
    const entries = Array.from({ length: lines }, (_, line) => entryOf(memberId, line, random))
    return newPassbook(MONTH, { memberId, branchId, track }, defaultRules, entries)
  })
  return { trees: region.trees, members, passbooks }
}

const codes = ['V1', 'V1', 'V1', 'V4', 'V9', 'V8', 'B1', 'V6'] as const

function entryOf(memberId: string, line: number, random: Random): PassbookEntry {
  const code = random.pick(codes)
  return {
    _id: `shift:s-${random.below(100_000)}:${memberId}:${code}:${line}`,
    code,
    day: `${MONTH}-${String(random.below(28) + 1).padStart(2, '0')}`,
    amount: code === 'V1' ? (random.below(18) + 1) / 2 : random.below(4) + 1,
    what: '三号光伏区清灰除草',
    by: 'm-000001',
    at: AT,
    evidence: { kind: 'shift', id: 's-000001' },
  }
}
