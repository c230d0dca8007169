import { sumsOf } from '../../cloudfunctions/features/points/passbook-rules'
import { defaultRules } from '../../cloudfunctions/features/points/rule-set-rules'
import { checkCode, commitmentOf } from '../../cloudfunctions/features/red-star/check-code'
import type { FrozenRow } from '../../cloudfunctions/features/red-star/cycle-rules'
import { createGuanggu } from './guanggu'

const town = createGuanggu(Date.parse('2026-11-22T09:41:00+08:00'))
const nameOf = new Map(town.members.map(({ _id, name }) => [_id, name]))

test('September and October are frozen in every branch, with winners and codes that anybody can compute again', () => {
  expect(town.cycles).toHaveLength(12)
  for (const { branchId, month, ruleVersion, published, winners, places } of town.cycles) {
    const [list] = published
    expect(winners.length).toBeGreaterThanOrEqual(1)
    expect(winners.length).toBeLessThanOrEqual(places)
    expect(list?.rows).toHaveLength(winners.length)
    const commitments = (list?.rows ?? []).map((row) => commitmentOf(row as FrozenRow))
    expect(checkCode({ branchId, month, ruleVersion, list: 1 }, commitments)).toBe(list?.code)
  }
})

test('the sums of every passbook are those of its entries, and no line was confirmed by its own member', () => {
  for (const { entries, track, memberId, ...stored } of town.passbooks) {
    expect(stored).toMatchObject(sumsOf(entries, defaultRules, track))
    expect(entries.filter(({ by }) => by === memberId || by === '')).toEqual([])
    expect(new Set(entries.map(({ _id }) => _id)).size).toBe(entries.length)
  }
  const ids = town.passbooks.flatMap(({ entries }) => entries.map(({ _id }) => _id))
  expect(new Set(ids).size).toBe(ids.length)
})

test('王德明 has the worked month of the product description, and is on the list of his branch', () => {
  const wang = [...nameOf].find(([, name]) => name === '王德明')?.[0]
  expect(town.passbooks.find(({ memberId, month }) => memberId === wang && month === '2026-10')?.score).toBe(
    81.5,
  )
  expect(town.cycles.filter(({ winners }) => winners.includes(wang ?? '')).map(({ month }) => month)).toEqual(
    ['2026-10'],
  )
})

test('deeds wait in every branch, and every confirmed hour of a settled shift stands in a passbook', () => {
  const waiting = town.deeds.filter(({ state }) => state === 'waiting')
  expect(new Set(waiting.map(({ branchId }) => branchId)).size).toBe(6)
  const ids = new Set(town.passbooks.flatMap(({ entries }) => entries.map(({ _id }) => _id)))
  const party = new Set(town.members.filter(({ kind }) => kind !== 'villager').map(({ _id }) => _id))
  const hours = town.attendances.filter(({ memberId, counted }) => party.has(memberId) && counted > 0)
  expect(hours.filter(({ shiftId, memberId }) => !ids.has(`shift:${shiftId}:${memberId}:V1:0`))).toEqual([])
  expect(town.attendances.filter(({ isUncredited }) => isUncredited)).toEqual([])
})

test.each([
  ['2026-11-02', 'before the committee', 0, false],
  ['2026-11-12', 'in the notice', 6, false],
  ['2026-11-20', 'after it', 6, true],
  ['2027-03-01', 'in another year', 0, false],
])('on %s last month stands %s', (day, _where, lists, isPublished) => {
  const { cycles, passbooks } = createGuanggu(Date.parse(`${day}T09:41:00+08:00`))
  const months = [...new Set(passbooks.map(({ month }) => month))].sort()
  const last = cycles.filter(({ month }) => month === months[1])
  expect(last).toHaveLength(lists)
  expect(last.filter(({ publishedAt }) => publishedAt !== undefined)).toHaveLength(isPublished ? lists : 0)
  expect(cycles.filter(({ month, publishedAt }) => month === months[0] && publishedAt)).toHaveLength(6)
})
