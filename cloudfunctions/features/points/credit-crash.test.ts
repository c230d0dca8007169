import { collection } from '../../platform/database'
import { aMember, aShift, aTask, entries, NOW, tree } from '../../testing/documents'
import { dieAfter } from '../../testing/dying'
import { openWorld, requestId, type World } from '../../testing/world'
import type { Passbook } from './passbook-rules'
import { forgetRules } from './rules-in-force'

const at = (text: string) => Date.parse(`${text}+08:00`)

let world: World

beforeAll(async () => {
  world = await openWorld(NOW)
})

afterAll(() => world.close())

const documents = {
  trees: [{ ...tree, version: 71 }],
  members: [1, 2, 3, 4].map((number) => aMember(number, { track: 'B' })),
  tasks: [aTask('t-1', { title: '抢收' })],
  shifts: [
    aShift('harvest', {
      startsAt: at('2026-11-20T07:00:00'),
      endsAt: at('2026-11-20T11:00:00'),
      places: 9,
      roster: entries(1, 2, 3, 4),
    }),
  ],
}

async function begin() {
  forgetRules()
  await world.database.clear()
  await world.database.load(documents as unknown as Parameters<World['database']['load']>[0])
}

async function passbooks() {
  const found = await collection<Passbook>('passbooks').find({}, { fields: ['entries', 'score'], limit: 9 })
  return found
    .map(({ _id, entries: lines, score }) => [_id, score, lines.map((line) => line._id).sort()])
    .sort()
}

const confirm = {
  shiftId: 'harvest',
  rows: [{ memberId: 'm-4', outcome: 'absent', hours: 0 }],
  others: { outcome: 'present', hours: 4 },
}
const correct = {
  shiftId: 'harvest',
  memberId: 'm-2',
  version: 0,
  outcome: 'present',
  hours: 3,
  reason: '早走',
}

/** More operations than either call makes. */
const STEPS = Array.from({ length: 18 }, (_, index) => index + 1)

test.each([
  ['confirming', 'shift.confirm' as const, confirm, 3],
  ['correcting', 'shift.correct' as const, correct, 3],
])(
  '%s may die after any operation: the timer or the retry finishes it, and nothing counts twice',
  async (_what, method, input, people) => {
    const prepare = async () => {
      await begin()
      if (method === 'shift.correct') {
        await world.as('o-1').call('shift.confirm', confirm)
      }
    }
    await prepare()
    await world.as('o-1').call(method, input)
    const wanted = await passbooks()
    expect(wanted).toHaveLength(people)
    for (const count of STEPS) {
      await prepare()
      const id = requestId()
      await dieAfter(world, count, () => world.as('o-1').reply(method, input, id))
      await world.runJobs()
      await world.as('o-1').call(method, input, id)
      await world.runJobs()
      expect([count, await passbooks()]).toEqual([count, wanted])
    }
  },
  60_000,
)
