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

test.each([
  { roster: { $slice: 1, $elemMatch: { memberId: 'm1' } } },
  { roster: { $meta: 'textScore' } },
  { roster: { a: 1 } },
])('what is no known projection is refused: %j', async (projection) => {
  await expect(projected(projection)).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
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

test('an object of a list that fits, asked for alone, comes with the id only', async () => {
  const { project } = environment.command
  expect(await projected({ roster: project.elemMatch({ memberId: 'm1' }) })).toEqual({
    _id: 't',
    roster: [{ memberId: 'm1', hours: 4 }],
  })
  const mixed = projected({ n: 0, roster: project.elemMatch({ memberId: 'm1' }) })
  await expect(mixed).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
})

describe('slice', () => {
  const list = async (slice: unknown) => {
    const lists = await environment.collection([
      { _id: 'l', n: 1, at: { list: [1, 2, 3, 4] }, list: [1, 2, 3, 4] },
    ])
    const part = environment.command.project.slice(slice as number)
    return (await lists.field({ list: part }).get()).data[0]
  }

  test.each([
    [2, [1, 2]],
    [-1, [4]],
    [9, [1, 2, 3, 4]],
    [0, []],
    [
      [1, 2],
      [2, 3],
    ],
    [
      [-3, 2],
      [2, 3],
    ],
    [[-9, 1], [1]],
    [[9, 1], []],
  ])('%j keeps that part of a list and all other fields', async (slice, kept) => {
    expect(await list(slice)).toEqual({ _id: 'l', n: 1, at: { list: [1, 2, 3, 4] }, list: kept })
  })

  test.each([['2'], [1.5], [[1]], [[1, 0]], [[1, -2]], [[1, 2, 3]]])('%j is an error', async (slice) => {
    await expect(list(slice)).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  })

  test('beside included or excluded fields, and on a path', async () => {
    const { project } = environment.command
    const lists = await environment.collection([{ _id: 'l', n: 1, at: { list: [1, 2], m: 2 }, list: [1, 2] }])
    const only = async (projection: object) => (await lists.field(projection as never).get()).data[0]
    expect(await only({ n: 1, list: project.slice(1) })).toEqual({ _id: 'l', n: 1, list: [1] })
    expect(await only({ n: 0, 'at.list': project.slice(-1) })).toEqual({
      _id: 'l',
      at: { list: [2], m: 2 },
      list: [1, 2],
    })
  })

  test('of what is no list leaves it as it is', async () => {
    expect(await projected({ name: environment.command.project.slice(1), roster: 0, site: 0, n: 0 })).toEqual(
      {
        _id: 't',
        name: '除草',
      },
    )
  })
})
