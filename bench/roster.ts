import { openWorld, type World } from '../cloudfunctions/testing/world'
import { countySize, createRegion } from '../emulator/seed/county'
import { createGuanggu } from '../emulator/seed/guanggu'
import { figureOf, printTable, type Row, times } from './measure'

const NOW = Date.parse('2026-11-22T09:41:00+08:00')
const ROUNDS = 40

interface Person {
  _id: string
  openid: string
  branchId: string
  name: string
  roles: readonly { role: string }[]
}

/** A roster opened, a name found and a member moved in a county of 120,000, against the same in a town of 623. */
export async function benchRoster(): Promise<void> {
  const town = await measureRegion({ ...createGuanggu(NOW) }, 'org-shangtian', 'org-xikou')
  const county = await measureRegion({ ...createRegion(countySize, NOW) }, 'b-1', 'b-2')
  const rows = county.map(
    ({ what, milliseconds, operations }, index): Row => ({
      what,
      ours: milliseconds,
      peer: { ...(town[index]?.milliseconds ?? figureOf([])), name: '623 人的镇' },
      note: `${operations} 次数据库操作`,
    }),
  )
  printTable('名册：12 万人的县', '时间是墙上时间，取中位数，括号里是最小和最大。', rows)
}

async function measureRegion(
  documents: Readonly<Record<string, readonly object[]>>,
  branchId: string,
  otherId: string,
) {
  const members = documents.members as readonly Person[]
  const holder = (role: string) =>
    members.find(({ roles }) => roles.some((held) => held.role === role))?.openid
  const world = await openWorld(NOW, documents)
  try {
    const secretary = world.as(
      members.find((member) => member.branchId === branchId && member.roles[0]?.role === 'branchSecretary')
        ?.openid,
    )
    const general = world.as(holder('generalSecretary'))
    const plain = members.filter((member) => member.branchId === branchId && member.roles.length === 0)
    return [
      await measure(world, '打开本支部名册', () => secretary.call('roster.list', { branchId })),
      await measure(world, '按名字找人', (round) =>
        general.call('roster.list', { search: plain[round]?.name.slice(0, 2) }),
      ),
      await measure(world, '转一个成员', (round) =>
        general.call('roster.move', { memberId: plain[round]?._id, version: 1, toBranchId: otherId }),
      ),
    ]
  } finally {
    await world.close()
  }
}

async function measure(world: World, what: string, call: (round: number) => Promise<unknown>) {
  const milliseconds = figureOf(await times(ROUNDS, call))
  return { what, milliseconds, operations: world.operations.length }
}
