import { type Environment, openEnvironment } from './environment'

let environment: Environment
let _: Environment['command']

beforeAll(async () => {
  environment = await openEnvironment()
  _ = environment.command
})
afterAll(() => environment.close())

test('updateAndReturn changes one matching document and returns it as it is afterwards', async () => {
  const shifts = await environment.collection([{ _id: 's1', left: 2, roster: [] }])
  const reply = await shifts
    .where({ _id: 's1', left: _.gt(0) })
    .updateAndReturn({ left: _.inc(-1), roster: _.push([{ memberId: 'm1', at: 5 }]) })
  expect(reply.updated).toBe(1)
  expect(reply.doc).toEqual({ _id: 's1', left: 1, roster: [{ memberId: 'm1', at: 5 }] })
  expect((await shifts.doc('s1').get()).data).toEqual([reply.doc])
})

test('updateAndReturn answers 0 and null when nothing matches', async () => {
  const shifts = await environment.collection([{ _id: 's1', left: 0 }])
  const reply = await shifts.where({ _id: 's1', left: _.gt(0) }).updateAndReturn({ left: _.inc(-1) })
  expect(reply.updated).toBe(0)
  expect(reply.doc).toBeNull()
})

test('updateAndReturn counts a match that changes nothing', async () => {
  const shifts = await environment.collection([{ _id: 's1', left: 1 }])
  expect((await shifts.where({ left: 1 }).updateAndReturn({ left: 1 })).updated).toBe(1)
})

test('updateAndReturn changes only one of many matches', async () => {
  const shifts = await environment.collection([{ n: 1 }, { n: 1 }, { n: 1 }])
  await shifts.where({ n: 1 }).updateAndReturn({ n: 2 })
  expect((await shifts.where({ n: 1 }).count()).total).toBe(2)
})

test('500 members who claim 20 places at once get exactly 20', async () => {
  const shifts = await environment.collection([{ _id: 's1', left: 20, roster: [] }])
  const claims = Array.from({ length: 500 }, (_unused, at) =>
    shifts
      .where({ _id: 's1', left: _.gt(0), 'roster.memberId': _.neq(`m${at}`) })
      .update({ left: _.inc(-1), roster: _.push([{ memberId: `m${at}` }]) }),
  )
  const updated = (await Promise.all(claims)).map((reply) => reply.updated ?? 0)
  expect(updated.reduce((sum, one) => sum + one, 0)).toBe(20)
  const [shift] = (await shifts.doc('s1').get()).data
  expect(shift.left).toBe(0)
  expect(new Set(shift.roster.map((place: { memberId: string }) => place.memberId)).size).toBe(20)
})
