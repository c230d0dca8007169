import { type Collection, type Environment, openEnvironment } from './environment'

let environment: Environment
let tasks: Collection

beforeAll(async () => {
  environment = await openEnvironment()
  tasks = await environment.collection([
    {
      _id: 't',
      name: '除草',
      site: { village: '上田村', km: 3 },
      roster: [{ memberId: 'm1', hours: 4 }, 7],
      n: 1,
    },
  ])
})
afterAll(() => environment.close())

async function projected(projection: Record<string, boolean | 0 | 1 | object>): Promise<object> {
  return (await tasks.field(projection).get()).data[0]
}

test('included fields come with the id', async () => {
  expect(await projected({ name: true })).toEqual({ _id: 't', name: '除草' })
  expect(await projected({ nothing: 1 })).toEqual({ _id: 't' })
})

test('excluded fields are left out of the rest', async () => {
  expect(await projected({ site: false, roster: 0 })).toEqual({ _id: 't', name: '除草', n: 1 })
})

test('the id alone may be excluded from what is included', async () => {
  expect(await projected({ name: true, _id: false })).toEqual({ name: '除草' })
})

test('a path reaches into objects and the objects of arrays', async () => {
  expect(await projected({ 'site.km': 1, 'roster.memberId': 1 })).toEqual({
    _id: 't',
    site: { km: 3 },
    roster: [{ memberId: 'm1' }],
  })
  expect(await projected({ 'site.km': 0, 'roster.hours': 0 })).toEqual({
    _id: 't',
    name: '除草',
    site: { village: '上田村' },
    roster: [{ memberId: 'm1' }, 7],
    n: 1,
  })
})

test('including and excluding at once is an error', async () => {
  await expect(projected({ name: true, n: false })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
})

test('doc().field() projects, too', async () => {
  expect((await tasks.doc('t').field({ n: true }).get()).data).toEqual([{ _id: 't', n: 1 }])
})

test('of a list the first object that fits may be kept alone; without one the list is left out', async () => {
  const { project } = environment.command
  const first = (memberId: string) => projected({ n: 1, roster: project.elemMatch({ memberId }) })
  expect(await first('m1')).toEqual({ _id: 't', n: 1, roster: [{ memberId: 'm1', hours: 4 }] })
  expect(await first('m2')).toEqual({ _id: 't', n: 1 })
})
