import { HOUR } from '../../platform/calendar'
import { aMember, aShift, aTask, members, NOW, tree } from '../../testing/documents'
import { openWorld, type World } from '../../testing/world'
import type { Shift } from './shift-rules'

const PLACES = 500
/** As long as ids in production are. */
const idOf = (index: number) => `member-${String(index).padStart(17, '0')}`
const list = <T>(length: number, of: (index: number) => T): T[] => Array.from({ length }, (_, i) => of(i))
const byMember = (at: number) => Object.fromEntries(list(PLACES, (index) => [idOf(index), at]))

/** Everybody came for somebody, with a team, was confirmed, and as many requests as a shift remembers. */
function fullShift(id: string, over: Partial<Shift> = {}): Shift {
  const entry = (index: number) => ({ memberId: idOf(index), at: NOW, by: idOf(1), teamId: idOf(2) })
  const { startsAt = NOW + 24 * HOUR } = over
  return {
    ...aShift(id, { places: PLACES, roster: list(PLACES, entry) }),
    queue: list(250, (index) => entry(PLACES + index)),
    queueLeft: 0,
    coming: byMember(NOW),
    checkIns: byMember(NOW),
    releases: list(100, entry),
    spent: list(2_000, (index) => `request-${String(index).padStart(8, '0')}`),
    confirmed: list(PLACES, (index) => ({
      memberId: idOf(index),
      outcome: 'present',
      hours: 2.5,
      visits: 3,
      supplied: 12,
      by: idOf(1),
      at: NOW,
    })),
    startsAt,
    endsAt: startsAt + 3 * HOUR,
    ...over,
  }
}

let world: World

afterEach(() => world?.close())

test('a shift of five hundred places stays far below the 512 KB of a document, with all that can be in it', () => {
  expect(Buffer.byteLength(JSON.stringify(fullShift('s')))).toBeLessThan(400 * 1024)
})

test('a list of such shifts is a small reply, in three operations', async () => {
  world = await openWorld(NOW, {
    trees: [tree],
    members: members(1),
    tasks: [aTask('t-1')],
    shifts: list(8, (index) => fullShift(`s-${index}`, { startsAt: NOW + (24 + index) * HOUR })),
  })
  await world.as('o-1').call('task.list', { view: 'open', limit: 50 })
  const { items } = await world.as('o-1').call('task.list', { view: 'open', limit: 50 })
  expect(items).toHaveLength(8)
  expect(world.operations.length).toBeLessThanOrEqual(3)
  expect(Buffer.byteLength(JSON.stringify(items))).toBeLessThan(64 * 1024)
})

test('many claim while twenty give back: nobody is told to come again', async () => {
  world = await openWorld(NOW, {
    trees: [tree],
    members: list(150, (index) => aMember(index + 1)),
    tasks: [aTask('t-1')],
    shifts: [
      aShift('rush', { places: 20, roster: list(20, (i) => ({ memberId: `m-${i + 1}`, at: NOW - 1 })) }),
    ],
  })
  const claims = list(130, (i) => world.as(`o-${i + 21}`).reply('task.claim', { shiftId: 'rush' }))
  const releases = list(20, (i) => world.as(`o-${i + 1}`).reply('task.release', { shiftId: 'rush' }))
  const replies = await Promise.all([...claims, ...releases])
  const codes = replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]))
  expect(new Set(codes)).toEqual(new Set(['QUEUE_FULL']))
}, 60_000)
