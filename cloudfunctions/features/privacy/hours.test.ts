import { openHours, stored } from '../../testing/hours-world'
import type { World } from '../../testing/world'

/** Words that occur nowhere else. */
const HOUSEHOLD = '竹林尽头那一户'
const REASON = '家里老人住院早走'

let world: World

beforeEach(async () => {
  world = await openHours()
  const visits = [{ household: HOUSEHOLD, result: '愿意流转两亩' }]
  const rows = [{ memberId: 'm-2', outcome: 'present', hours: 1, visits }]
  await world.as('o-1').call('shift.confirm', { shiftId: 'visits', rows })
  const correction = { memberId: 'm-2', version: 0, outcome: 'present', hours: 2, reason: REASON }
  await world.as('o-1').call('shift.correct', { shiftId: 'visits', ...correction })
})

afterEach(() => world.close())

const confirm = { confirm: '删除我的资料' }
const texts = async () => JSON.stringify([await stored(), await stored('visits'), await stored('shifts')])

test('my data shows every word on my hours, and the households I visited', async () => {
  const { sections } = await world.as('o-2').call('me.data', {})
  const linesOf = (title: string) => sections.find((section) => section.title === title)?.lines
  expect(linesOf('我的工时')?.map(({ value }) => value)).toEqual([
    `走访（到了）；2 小时；更正；${REASON}`,
    '走访（到了）；1 小时，不足六成，不计',
  ])
  expect(linesOf('我的入户记录')).toEqual([
    { label: '2026-11-21', value: `${HOUSEHOLD}：愿意流转两亩（保留到 2027-11-21）` },
  ])
})

test('with my data go household notes and the words on my corrections; the hours stay under the id alone', async () => {
  expect(await texts()).toContain(HOUSEHOLD)
  await world.as('o-2').call('me.delete', confirm)
  expect(await texts()).not.toContain(HOUSEHOLD)
  expect(await texts()).not.toContain(REASON)
  expect((await stored()).map(({ memberId, hours, n }) => [memberId, hours, n])).toEqual([
    ['m-2', 1, 0],
    ['m-2', 2, 1],
  ])
})

test('notes that are still on their way when somebody goes do not arrive', async () => {
  const { findHours, keepWord } = await import('../attendance/hours-store')
  const { postAttendances } = await import('../attendance/post-attendances')
  const shift = await findHours('ended')
  const at = world.now
  const row = { memberId: 'm-2', outcome: 'present', hours: 4, visits: 1, by: 'm-1', at } as const
  const notes = { 'm-2': [{ household: HOUSEHOLD, result: '在家' }] }
  await keepWord(
    shift as NonNullable<typeof shift>,
    { rows: [row], notes, unconfirmed: 3 },
    'confirm:m-1:one',
  )
  expect(JSON.stringify(await stored('shifts'))).toContain(HOUSEHOLD)
  await world.as('o-2').call('me.delete', confirm)
  await postAttendances('ended', world.now)
  expect(await texts()).not.toContain(HOUSEHOLD)
  expect(await stored()).toHaveLength(3)
})
