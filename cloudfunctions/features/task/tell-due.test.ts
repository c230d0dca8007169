import type { MessageKind } from '../../contract/message'
import { DAY, HOUR } from '../../platform/calendar'
import { aShift, aTask, entries, members, NOW } from '../../testing/documents'
import { openWorld, type World } from '../../testing/world'

let world: World

const at = (time: string) => Date.parse(`2026-11-${time}:00+08:00`)

async function open(...shifts: ReturnType<typeof aShift>[]) {
  world = await openWorld(NOW, { members: members(9), tasks: [aTask('t-1')], shifts })
}

afterEach(() => world.close())

async function toldOf(number: number, kind: MessageKind) {
  const { items } = await world.as(`o-${number}`).call('message.list', { limit: 50 })
  return items.filter((item) => item.kind === kind)
}

test('who waited is told once that the shift started without them', async () => {
  const startsAt = NOW + HOUR
  await open(
    aShift('s-1', { startsAt, endsAt: NOW + 4 * HOUR, places: 1, roster: entries(1), queue: entries(2) }),
  )
  await world.runJobs()
  expect(await toldOf(2, 'notMovedUp')).toEqual([])
  world.now = startsAt + 1
  await world.runJobs()
  await world.runJobs()
  expect(await toldOf(2, 'notMovedUp')).toMatchObject([
    { taskId: 't-1', shiftId: 's-1', facts: { title: '任务 t-1', startsAt } },
  ])
  expect(await toldOf(1, 'notMovedUp')).toEqual([])
})

test('of a cancelled shift nobody hears that it started', async () => {
  await open(aShift('s-1', { state: 'cancelled', startsAt: NOW - 1, endsAt: NOW + HOUR, queue: entries(2) }))
  await world.runJobs()
  expect(await toldOf(2, 'notMovedUp')).toEqual([])
})

test('the lead is asked for hours at the end, and once more after three days unless they are there', async () => {
  const shift = { startsAt: NOW - 3 * HOUR, endsAt: NOW - 1, roster: entries(3) }
  await open(
    aShift('s-1', shift),
    aShift('s-2', { ...shift, leadId: 'm-2' }),
    aShift('s-3', { ...shift, roster: [] }),
  )
  await world.runJobs()
  expect((await toldOf(1, 'hoursToConfirm')).map(({ shiftId }) => shiftId)).toEqual(['s-1'])
  const { collection } = await import('../../platform/database')
  await collection('shifts').update({ _id: 's-2' }, { state: 'settled' })
  for (const days of [1, 3, 3.5, 6]) {
    world.now = NOW + days * DAY
    await world.runJobs()
  }
  expect(await toldOf(1, 'hoursToConfirm')).toHaveLength(2)
  expect(await toldOf(2, 'hoursToConfirm')).toHaveLength(1)
})

const tomorrow = { startsAt: at('23T07:30'), endsAt: at('23T10:30'), places: 5 }

test('at six in the evening everybody on tomorrow’s rosters is asked once, but for those who said they come', async () => {
  await open(
    aShift('s-1', { ...tomorrow, roster: entries(1, 2), coming: { 'm-2': NOW } }),
    aShift('s-2', { ...tomorrow, startsAt: at('22T20:00'), endsAt: at('22T22:00'), roster: entries(3) }),
    aShift('s-3', { ...tomorrow, startsAt: at('24T07:30'), endsAt: at('24T09:30'), roster: entries(4) }),
  )
  world.now = at('22T17:50')
  await world.runJobs()
  expect(await toldOf(1, 'comingTomorrow')).toEqual([])
  world.now = at('22T18:00')
  await world.runJobs()
  await world.runJobs()
  expect(await toldOf(1, 'comingTomorrow')).toMatchObject([
    { shiftId: 's-1', facts: { startsAt: at('23T07:30') } },
  ])
  expect(await toldOf(2, 'comingTomorrow')).toEqual([])
  expect(await toldOf(3, 'comingTomorrow')).toEqual([])
  expect(await toldOf(4, 'comingTomorrow')).toEqual([])
  world.now = at('23T18:10')
  await world.runJobs()
  expect(await toldOf(4, 'comingTomorrow')).toHaveLength(1)
})

test('a timer that comes only the next morning still asks those whose shift has not started', async () => {
  await open(
    aShift('s-1', { ...tomorrow, roster: entries(1) }),
    aShift('s-2', { ...tomorrow, startsAt: at('23T14:00'), endsAt: at('23T16:00'), roster: entries(2) }),
  )
  world.now = at('22T17:50')
  await world.runJobs()
  world.now = at('23T08:00')
  await world.runJobs()
  expect(await toldOf(1, 'comingTomorrow')).toEqual([])
  expect(await toldOf(2, 'comingTomorrow')).toHaveLength(1)
})

test('more shifts than one step takes, all at one instant, are all told of, also by timers side by side', async () => {
  const many = Array.from({ length: 120 }, (_, index) =>
    aShift(`s-${String(index).padStart(3, '0')}`, { ...tomorrow, roster: entries(1) }),
  )
  await open(...many)
  world.now = at('22T18:00')
  await Promise.all([world.runJobs(), world.runJobs()])
  await world.runJobs()
  const { collection } = await import('../../platform/database')
  expect(await collection('outbox').find({ memberId: 'm-1' }, { fields: [], limit: 1_000 })).toHaveLength(120)
})
