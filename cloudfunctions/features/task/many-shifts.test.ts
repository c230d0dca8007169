import { HOUR } from '../../platform/calendar'
import { aMember, aShift, aTask, entries, members, NOW, tree } from '../../testing/documents'
import { openWorld, type World } from '../../testing/world'

let world: World

/** A county's shifts, every tenth of them led by `m-1`; the world fails on a query that no index serves. */
beforeAll(async () => {
  const states = ['open', 'settled', 'cancelled'] as const
  world = await openWorld(NOW, {
    trees: [tree],
    members: [
      ...members(9),
      aMember(20, { roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }),
      aMember(21, { roles: [{ role: 'countyAdministrator', orgId: 'county' }] }),
    ],
    tasks: [aTask('t-1')],
    shifts: Array.from({ length: 1_500 }, (_, index) =>
      aShift(`s-${index}`, {
        branchId: index % 2 === 0 ? 'b-1' : 'b-2',
        leadId: `m-${(index % 10) + 1}`,
        state: states[index % 3],
        startsAt: NOW + (index - 750) * HOUR,
        endsAt: NOW + (index - 748) * HOUR,
        roster: entries(2),
        ...(index % 3 === 1 && { unconfirmed: 0 }),
      }),
    ),
  })
})

afterAll(() => world.close())

test.each([
  ['the lead', 'o-1'],
  ['the secretary of a branch', 'o-20'],
  ['the county administrator', 'o-21'],
])('%s pages through all of it by indexes, three operations a page', async (_who, openid) => {
  await world.as(openid).call('shift.list', { view: 'done' })
  for (const view of ['coming', 'toConfirm', 'done'] as const) {
    const first = await world.as(openid).call('shift.list', { view, limit: 10 })
    expect(world.operations).toHaveLength(3)
    const second = await world.as(openid).call('shift.list', { view, limit: 10, cursor: first.next })
    const starts = [...first.items, ...second.items].map(({ startsAt }) => startsAt)
    expect(starts).toEqual(starts.toSorted((a, b) => (view === 'done' ? b - a : a - b)))
    expect(new Set(starts).size).toBe(20)
  }
})

test('what a crash left half-way is found without looking at all shifts', async () => {
  const { unpostedShifts } = await import('../attendance/post-attendances')
  const { forgetWordsOf } = await import('../attendance/forget-words-of')
  expect(await unpostedShifts(20)).toEqual([])
  await expect(forgetWordsOf('m-2')).resolves.toBeUndefined()
})
