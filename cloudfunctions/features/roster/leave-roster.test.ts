import { HOUR } from '../../platform/calendar'
import { people, smallCounty } from '../../testing/county'
import { aShift, aTask, NOW } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'

let world: World

const on = (...names: string[]) => names.map((name) => ({ memberId: `m-${name}`, at: NOW - HOUR }))

beforeEach(async () => {
  const { trees = [], members = [] } = smallCounty(NOW)
  world = await openWorld(NOW, {
    trees,
    members,
    tasks: [aTask('t-1')],
    shifts: [
      aShift('full', { places: 1, roster: on('member'), queue: on('villager') }),
      aShift('waits', { places: 1, roster: on('plain-b-1'), queue: on('member', 'villager') }),
      aShift('past', { startsAt: NOW - 3 * HOUR, endsAt: NOW - HOUR, places: 1, roster: on('member') }),
    ],
  })
})

afterEach(() => world.close())

test('who has left keeps no place from those who wait; what they did stays', async () => {
  const id = requestId()
  const leave = { memberId: 'm-member', version: 1, on: '2026-11-20' }
  await world.as(people.branchSecretary).call('roster.leave', leave, id)
  await world.as(people.branchSecretary).call('roster.leave', leave, id)
  const { shifts } = await world.as('o-villager').call('task.get', { taskId: 't-1' })
  const stands = Object.fromEntries(shifts.map(({ id, taken, mine }) => [id, [taken, mine]]))
  expect(stands).toMatchObject({
    full: [0, { state: 'offered' }],
    waits: [1, { state: 'waiting', position: 1 }],
    past: [1, undefined],
  })
})
