import { HOUR } from '../../platform/calendar'
import { aMember, aShift, aTask, members, NOW, tree } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'

let world: World

const morning = { startsAt: NOW + 24 * HOUR, endsAt: NOW + 27 * HOUR, places: 2 }
const evening = { startsAt: NOW + 32 * HOUR, endsAt: NOW + 34 * HOUR, places: 2 }

beforeEach(async () => {
  world = await openWorld(NOW, {
    trees: [tree],
    members: [...members(2), aMember(9, { roles: [{ role: 'branchSecretary', orgId: 'b-1' }] })],
    tasks: [aTask('t-1')],
    shifts: [aShift('morning', morning), aShift('evening', evening)],
  })
})

afterEach(() => world.close())

const claim = (number: number, shiftId: string, id?: string) =>
  world.as(`o-${number}`).call('task.claim', { shiftId }, id)

async function moveEveningOntoMorning(): Promise<void> {
  world.now += HOUR
  const to = { startsAt: NOW + 25 * HOUR, endsAt: NOW + 28 * HOUR, places: 2 }
  await world.as('o-9').call('shift.edit', { shiftId: 'evening', was: evening, ...to })
  world.now += HOUR
}

async function held(number: number): Promise<string[]> {
  const { items } = await world.as(`o-${number}`).call('task.list', { view: 'mine' })
  return items.filter(({ shift }) => shift.mine?.state === 'claimed').map(({ shift }) => shift.id)
}

test('a shift moved onto another costs nobody a place, by a retry or a second tap', async () => {
  const id = requestId()
  await claim(1, 'morning', id)
  world.now += 1_000
  await claim(1, 'evening')
  await moveEveningOntoMorning()
  expect(await claim(1, 'morning', id)).toEqual({ state: 'claimed' })
  expect(await claim(1, 'evening')).toEqual({ state: 'claimed' })
  expect(await held(1)).toEqual(['morning', 'evening'])
})

test('whoever claims after the move is refused as ever', async () => {
  await claim(1, 'morning')
  await moveEveningOntoMorning()
  expect(await world.as('o-1').refused('task.claim', { shiftId: 'evening' })).toMatchObject({ code: 'CLASH' })
  expect(await held(1)).toEqual(['morning'])
})
