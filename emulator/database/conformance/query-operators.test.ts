import { type Collection, type Environment, openEnvironment } from './environment'

let environment: Environment
let _: Environment['command']
let tasks: Collection

beforeAll(async () => {
  environment = await openEnvironment()
  _ = environment.command
  tasks = await environment.collection([
    { _id: 'a', places: 1, name: '除草', open: true, site: { village: '上田村', km: 3 }, at: new Date(1000) },
    {
      _id: 'b',
      places: 5,
      name: '采石斛',
      open: false,
      site: { village: '溪口村', km: 8 },
      at: new Date(2000),
    },
    { _id: 'c', places: 20, name: 'Solar', open: true, site: null, at: new Date(3000) },
    { _id: 'd', name: 'solar roof', note: null },
    { _id: 'e', places: '5', name: '' },
  ])
})
afterAll(() => environment.close())

async function idsWhere(query: object): Promise<string> {
  const { data } = await tasks.where(query).get()
  return data
    .map((task: { _id: string }) => task._id)
    .sort()
    .join('')
}

test('a plain value matches equal values of the same type only', async () => {
  expect(await idsWhere({ places: 5 })).toBe('b')
  expect(await idsWhere({ places: '5' })).toBe('e')
  expect(await idsWhere({ open: true })).toBe('ac')
  expect(await idsWhere({ at: new Date(2000) })).toBe('b')
})

test('eq finds what a plain value finds, and neq all the others, also those without the field', async () => {
  expect(await idsWhere({ places: _.eq(5) })).toBe('b')
  expect(await idsWhere({ places: _.neq(5) })).toBe('acde')
})

test('null matches null and absence', async () => {
  expect(await idsWhere({ site: _.eq(null) })).toBe('cde')
  expect(await idsWhere({ note: _.neq(null) })).toBe('')
})

test('gt, gte, lt and lte compare within one type', async () => {
  expect(await idsWhere({ places: _.gt(5) })).toBe('c')
  expect(await idsWhere({ places: _.gte(5) })).toBe('bc')
  expect(await idsWhere({ places: _.lt(5) })).toBe('a')
  expect(await idsWhere({ places: _.lte(5) })).toBe('ab')
  expect(await idsWhere({ at: _.gt(new Date(1500)) })).toBe('bc')
  expect(await idsWhere({ name: _.lt('T') })).toBe('ce')
})

test('gte and lte of null match null and absence, gt and lt match nothing', async () => {
  expect(await idsWhere({ site: _.lte(null) })).toBe('cde')
  expect(await idsWhere({ site: _.gte(null) })).toBe('cde')
  expect(await idsWhere({ site: _.gt(null) })).toBe('')
})

test('in matches any of the values, nin none of them', async () => {
  expect(await idsWhere({ places: _.in([1, 20]) })).toBe('ac')
  expect(await idsWhere({ places: _.in([1, null]) })).toBe('ad')
  expect(await idsWhere({ places: _.nin([1, 20]) })).toBe('bde')
  expect(await idsWhere({ places: _.in([]) })).toBe('')
})

test('exists tells presence, and null is present', async () => {
  expect(await idsWhere({ note: _.exists(true) })).toBe('d')
  expect(await idsWhere({ places: _.exists(false) })).toBe('d')
})

test('mod compares the remainder of whole numbers', async () => {
  // The SDK's types leave the parameters out.
  const mod = _.mod as (divisor: number, remainder: number) => unknown
  expect(await idsWhere({ places: mod(5, 0) })).toBe('bc')
  expect(await idsWhere({ places: mod(4, 1) })).toBe('ab')
})

test('a nested object in a query is a query on its fields', async () => {
  expect(await idsWhere({ site: { village: '上田村' } })).toBe('a')
  expect(await idsWhere({ 'site.km': _.gt(5) })).toBe('b')
})

test('an embedded object compared whole must have the same fields in the same order', async () => {
  expect(await idsWhere({ site: _.eq({ village: '上田村', km: 3 }) })).toBe('a')
  expect(await idsWhere({ site: _.eq({ km: 3, village: '上田村' }) })).toBe('')
})

test('a regular expression matches texts, with its options', async () => {
  expect(await idsWhere({ name: /^solar/ })).toBe('d')
  expect(await idsWhere({ name: /^solar/i })).toBe('cd')
  expect(await idsWhere({ name: environment.db.RegExp({ regexp: '石', options: '' }) })).toBe('b')
  expect(await idsWhere({ places: /5/ })).toBe('e')
})

test('type tells the types of the vendor apart', async () => {
  const raw = tasks.options({ raw: true })
  const ids = async (query: object) =>
    (await raw.where(query).get()).data.map((task: { _id: string }) => task._id).join('')
  expect(await ids({ places: { $type: 'string' } })).toBe('e')
  expect(await ids({ places: { $type: ['int', 'date'] } })).toBe('abc')
  expect(await ids({ site: { $type: 'null' } })).toBe('c')
})

test('and: several conditions on one field', async () => {
  expect(await idsWhere({ places: _.gt(1).and(_.lt(20)) })).toBe('b')
  expect(await idsWhere({ places: _.and(_.gt(1), _.lt(20)) })).toBe('b')
  expect(await idsWhere(_.and([{ open: true }, { places: 20 }]))).toBe('c')
})

test('or: one of several conditions, on one field or on whole queries', async () => {
  expect(await idsWhere({ places: _.or(_.lt(2), _.gt(10)) })).toBe('ac')
  expect(await idsWhere(_.or([{ name: '' }, { places: 1 }]))).toBe('ae')
})

test('nor: none of several conditions', async () => {
  expect(await idsWhere(_.nor([{ open: true }, { places: 5 }]))).toBe('de')
})

test('not: the opposite of a condition, absence included', async () => {
  expect(await idsWhere({ places: _.not(_.gt(1)) })).toBe('ade')
  expect(await idsWhere({ name: _.not(/solar/i) })).toBe('abe')
})

test('count counts what a query matches', async () => {
  expect((await tasks.where({ open: true }).count()).total).toBe(2)
  expect((await tasks.count()).total).toBe(5)
})
