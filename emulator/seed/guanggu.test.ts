import { clashes } from '../../cloudfunctions/features/task/shift-rules'
import { createGuanggu } from './guanggu'

const now = Date.parse('2026-11-22T09:41:00+08:00')
const town = createGuanggu(now)

test('the town has the figures of PRODUCT §7', () => {
  const nodes = town.trees.flatMap((tree) => tree.nodes)
  const ofLevel = (level: string) => nodes.filter((node) => node.level === level)
  expect([ofLevel('general').length, ofLevel('branch').length, ofLevel('group').length]).toEqual([1, 6, 4])
  expect(town.members).toHaveLength(623)
  expect(new Set(town.members.map(({ name }) => name)).size).toBe(623)
})

test('there is something to claim: over thirty tasks, one with 500 places, some full, some waited for', () => {
  const open = town.shifts.filter(({ state }) => state === 'open')
  expect(new Set(open.map(({ taskId }) => taskId)).size).toBeGreaterThan(30)
  expect(open.filter(({ places }) => places === 500)).toHaveLength(1)
  expect(open.filter(({ left, queue }) => left === 0 && queue.length > 0).length).toBeGreaterThan(3)
  expect(town.shifts.filter(({ endsAt }) => endsAt < now).length).toBeGreaterThan(5)
})

test('numbers add up and nobody is at two places at once', () => {
  const heldBy = new Map<string, typeof town.shifts>()
  for (const shift of town.shifts) {
    expect(shift.roster.length + shift.left).toBe(shift.places)
    for (const { memberId } of shift.roster) {
      heldBy.set(memberId, [...(heldBy.get(memberId) ?? []), shift])
    }
  }
  for (const held of heldBy.values()) {
    const pairs = held.flatMap((one, index) => held.slice(index + 1).map((other) => [one, other] as const))
    expect(pairs.filter(([one, other]) => clashes(one, other))).toEqual([])
  }
})

test('every hour of a settled shift has its entry; one shift waits for its hours, one runs', () => {
  const settled = town.shifts.filter(({ state }) => state === 'settled')
  const rows = settled.flatMap(({ confirmed }) => confirmed)
  expect(town.attendances).toHaveLength(rows.length)
  expect(
    settled.every(
      ({ roster, confirmed, posted }) => roster.length === confirmed.length && posted === roster.length,
    ),
  ).toBe(true)
  expect(rows.filter(({ memberId, by }) => memberId === by)).toEqual([])
  expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(['present', 'absent', 'excused']))
  expect(town.visits.length).toBeGreaterThan(5)
  const open = town.shifts.filter(({ state }) => state === 'open')
  expect(open.filter(({ endsAt }) => endsAt <= now)).toHaveLength(1)
  const running = open.filter(({ startsAt, endsAt }) => startsAt <= now && endsAt > now)
  expect(running.map(({ checkIns, roster }) => [Object.keys(checkIns).length, roster.length])).toEqual([
    [11, 14],
  ])
})

test('the same day gives the same town, and everything is marked as demo data', () => {
  expect(createGuanggu(now)).toEqual(town)
  const documents = Object.values(town).flat()
  expect(documents.every(({ isDemo }) => isDemo)).toBe(true)
})

test('somebody asks for help: one need waits too long, and whoever looks after it can be asked', () => {
  expect(town.needs.filter(({ state, dueAt }) => state === 'open' && dueAt <= now)).toHaveLength(1)
  const people = new Map(town.members.map(({ _id, openid }) => [_id, openid]))
  for (const { askerId, leadId = '' } of town.needs) {
    expect([people.get(askerId), people.get(leadId)].every((openid) => openid?.startsWith('o-demo-'))).toBe(
      true,
    )
  }
})
