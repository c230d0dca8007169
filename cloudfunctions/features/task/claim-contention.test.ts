import { collection, op } from '../../platform/database'
import { aShift, aTask, members, NOW, tree } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'
import type { Shift } from './shift-rules'

const PEOPLE = 500
const PLACES = 20

let world: World

beforeEach(async () => {
  world = await openWorld(NOW, {
    trees: [tree],
    members: members(PEOPLE),
    tasks: [aTask('t-1')],
    shifts: [aShift('rush', { places: PLACES })],
  })
})

afterEach(() => world.close())

/** Everybody claims at once; every tenth request is sent twice. */
function rush(): Promise<{ openid: string; id: string; outcome: string }>[] {
  return Array.from({ length: PEOPLE }, (_, index) => ({ openid: `o-${index + 1}`, id: requestId() }))
    .flatMap((call, index) => (index % 10 === 0 ? [call, call] : [call]))
    .map(async ({ openid, id }) => {
      const reply = await world.as(openid).reply('task.claim', { shiftId: 'rush' }, id)
      if (!reply.ok) {
        return { openid, id, outcome: reply.error.code }
      }
      const data = reply.data as { state: string; position?: number }
      return { openid, id, outcome: data.position ? `${data.state} ${data.position}` : data.state }
    })
}

async function readRush(): Promise<Shift> {
  const shift = await collection<Shift>('shifts').findById('rush', [
    'places',
    'left',
    'roster',
    'queue',
    'queueLeft',
    'spent',
  ])
  if (!shift) {
    throw new Error('the shift is gone')
  }
  return shift as Shift
}

test('five hundred claim twenty places at one moment: twenty hold one, twenty wait without a gap', async () => {
  const outcomes = await Promise.all(rush())
  const byPerson = new Map(outcomes.map(({ openid, outcome }) => [openid, outcome]))
  const counted = (wanted: RegExp) => [...byPerson.values()].filter((outcome) => wanted.test(outcome))

  expect(counted(/^claimed$/)).toHaveLength(PLACES)
  expect(counted(/^waiting/).sort()).toEqual(
    Array.from({ length: 20 }, (_, index) => `waiting ${index + 1}`).sort(),
  )
  expect(counted(/^QUEUE_FULL$/)).toHaveLength(PEOPLE - PLACES - 20)

  const shift = await readRush()
  const everybody = [...shift.roster, ...shift.queue].map(({ memberId }) => memberId)
  expect(shift).toMatchObject({ left: 0, queueLeft: 0 })
  expect(new Set(everybody).size).toBe(PLACES + 20)

  for (const { openid, id, outcome } of outcomes.filter(({ outcome }) => outcome !== 'QUEUE_FULL')) {
    const again = await world.as(openid).reply('task.claim', { shiftId: 'rush' }, id)
    const data = again.ok ? (again.data as { state: string; position?: number }) : { state: again.error.code }
    expect(data.position ? `${data.state} ${data.position}` : data.state).toBe(outcome)
  }
}, 60_000)

test('places lowered in the middle of it: never more holders than places', async () => {
  const shifts = collection<Shift>('shifts')
  const calls = rush()
  for (let round = 0; round < 6; round += 1) {
    await calls[round * 40]
    await shifts.update({ _id: 'rush', left: op.gte(2) }, { places: op.inc(-2), left: op.inc(-2) })
    const { roster, places, left } = await readRush()
    expect(roster.length).toBeLessThanOrEqual(places)
    expect(places - roster.length).toBe(left)
  }
  const outcomes = await Promise.all(calls)
  const { roster, places, queue } = await readRush()
  expect(roster).toHaveLength(places)
  expect(queue).toHaveLength(20)
  const holders = new Set(outcomes.filter(({ outcome }) => outcome === 'claimed').map(({ openid }) => openid))
  expect(holders.size).toBe(places)
}, 60_000)
