import { type Collection, type Environment, openEnvironment } from './environment'

let environment: Environment
let _: Environment['command']
let shifts: Collection

beforeAll(async () => {
  environment = await openEnvironment()
  _ = environment.command
  shifts = await environment.collection([
    {
      _id: 'a',
      tags: ['药材', '急'],
      roster: [
        { memberId: 'm1', hours: 4 },
        { memberId: 'm2', hours: 8 },
      ],
    },
    { _id: 'b', tags: ['急'], roster: [{ memberId: 'm2', hours: 2 }] },
    { _id: 'c', tags: [], roster: [] },
    { _id: 'd', tags: '急', points: [3, 9] },
    { _id: 'e', tags: [['急']], points: [5] },
  ])
})
afterAll(() => environment.close())

async function idsWhere(query: object): Promise<string> {
  const { data } = await shifts.where(query).get()
  return data
    .map((shift: { _id: string }) => shift._id)
    .sort()
    .join('')
}

test('a value matches an array that holds it, one level deep', async () => {
  expect(await idsWhere({ tags: '急' })).toBe('abd')
  expect(await idsWhere({ tags: _.neq('急') })).toBe('ce')
})

test('an array matches the same array in the same order, or as an element', async () => {
  expect(await idsWhere({ tags: ['药材', '急'] })).toBe('a')
  expect(await idsWhere({ tags: ['急', '药材'] })).toBe('')
  expect(await idsWhere({ tags: ['急'] })).toBe('be')
})

test('a path reaches into the objects of an array', async () => {
  expect(await idsWhere({ 'roster.memberId': 'm2' })).toBe('ab')
  expect(await idsWhere({ 'roster.memberId': _.neq('m1') })).toBe('bcde')
  expect(await idsWhere({ 'roster.hours': _.gt(5) })).toBe('a')
})

test('a number in a path is an index into an array', async () => {
  expect(await idsWhere({ 'roster.0.memberId': 'm2' })).toBe('b')
  expect(await idsWhere({ 'roster.1.memberId': 'm2' })).toBe('a')
  expect(await idsWhere({ 'tags.0': '急' })).toBe('b')
})

test('an index that the array does not reach is absent', async () => {
  expect(await idsWhere({ 'roster.1': _.exists(false) })).toBe('bcde')
  expect(await idsWhere({ 'roster.1': _.exists(true) })).toBe('a')
  expect(await idsWhere({ 'roster.0.memberId': _.exists(false) })).toBe('cde')
})

test('two conditions on one path may be met by two elements, unless elemMatch joins them', async () => {
  expect(await idsWhere({ 'roster.memberId': 'm2', 'roster.hours': 4 })).toBe('a')
  expect(await idsWhere({ roster: _.elemMatch({ memberId: 'm2', hours: 4 }) })).toBe('')
  expect(await idsWhere({ roster: _.elemMatch({ memberId: 'm2', hours: _.gt(2) }) })).toBe('a')
})

test('elemMatch with operators applies them to one element', async () => {
  expect(await idsWhere({ points: _.elemMatch({ $gt: 4, $lt: 8 }) })).toBe('e')
  expect(await idsWhere({ points: _.elemMatch(_.gt(5)) })).toBe('d')
  expect(await idsWhere(_.and([{ points: _.gt(4) }, { points: _.lt(8) }]))).toBe('de')
})

test('elemMatch with fields does not match scalars', async () => {
  expect(await idsWhere({ tags: _.elemMatch({ memberId: _.neq('x') }) })).toBe('')
})

test('all wants every value in any order', async () => {
  expect(await idsWhere({ tags: _.all(['急', '药材']) })).toBe('a')
  expect(await idsWhere({ tags: _.all(['急']) })).toBe('abd')
})

test('size counts the elements of an array, and only of an array', async () => {
  expect(await idsWhere({ tags: _.size(1) })).toBe('be')
  expect(await idsWhere({ roster: _.size(0) })).toBe('c')
})

test('null at a path into an array matches an element without the field, but not an empty array', async () => {
  expect(await idsWhere({ 'roster.note': _.eq(null) })).toBe('abde')
})
