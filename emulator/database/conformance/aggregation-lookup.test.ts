import { type Collection, type Environment, openEnvironment } from './environment'

let environment: Environment
let members: Collection
let branches: Collection

beforeAll(async () => {
  environment = await openEnvironment()
  members = await environment.collection([
    { _id: 'li', branch: 'n', skills: ['wood', 'stone'], hours: 5 },
    { _id: 'wu', branch: 's', skills: [], hours: 2 },
    { _id: 'xu', hours: 9 },
    { _id: 'yu', branch: null, hours: 1 },
  ])
  branches = await environment.collection([
    { _id: 'n', name: 'North', needs: ['wood', 'iron'], least: 4 },
    { _id: 's', name: 'South', needs: 'stone', least: 3 },
    { _id: 'o', least: 1 },
  ])
})
afterAll(() => environment.close())

async function joined(localField: string, foreignField: string): Promise<Record<string, string>> {
  const { data } = await members
    .aggregate()
    .lookup({ from: branches.name, localField, foreignField, as: 'found' })
    .limit(9)
    .end()
  return Object.fromEntries(
    data.map((one: { _id: string; found: { _id: string }[] }) => [
      one._id,
      one.found.map(({ _id }) => _id).join(),
    ]),
  )
}

test('joins by equality', async () => {
  expect(await joined('branch', '_id')).toEqual({ li: 'n', wu: 's', xu: '', yu: '' })
})

test('an array joins by each of its elements, on either side', async () => {
  expect(await joined('skills', 'needs')).toEqual({ li: 'n,s', wu: '', xu: 'o', yu: 'o' })
})

test('what is missing joins what is null or missing', async () => {
  expect(await joined('branch', 'name')).toEqual({ li: '', wu: '', xu: 'o', yu: 'o' })
})

test('a pipeline may use fields of the document by let', async () => {
  const { command: _ } = environment
  const $ = _.aggregate
  const { data } = await members
    .aggregate()
    .sort({ _id: 1 })
    .lookup({
      from: branches.name,
      let: { hours: '$hours', home: '$branch' },
      pipeline: $.pipeline()
        .match(_.expr($.and([$.gte(['$$hours', '$least']), $.neq(['$_id', '$$home'])])))
        .sort({ least: -1 })
        .project({ _id: 0, name: 1, of: '$$home' })
        .done(),
      as: 'possible',
    })
    .limit(9)
    .end()
  expect(data.map((one: { possible: object[] }) => one.possible)).toEqual([
    [{ name: 'South', of: 'n' }, { of: 'n' }],
    [{ of: 's' }],
    [{ name: 'North' }, { name: 'South' }, {}],
    [{ of: null }],
  ])
})

test('a pipeline without let reads the other collection by itself', async () => {
  const $ = environment.command.aggregate
  const { data } = await members
    .aggregate()
    .match({ _id: 'li' })
    .lookup({
      from: branches.name,
      pipeline: $.pipeline().match({ needs: 'stone' }).done(),
      as: 'a.b',
    })
    .project({ 'a.b.name': 1 })
    .limit(1)
    .end()
  expect(data).toEqual([{ _id: 'li', a: { b: [{ name: 'South' }] } }])
})

test('what was joined can be unwound and put in place of the document', async () => {
  const $ = environment.command.aggregate
  const { data } = await members
    .aggregate()
    .match({ _id: 'li' })
    .lookup({ from: branches.name, localField: 'branch', foreignField: '_id', as: 'branch' })
    .replaceRoot({ newRoot: $.mergeObjects([$.arrayElemAt(['$branch', 0]), '$$ROOT']) })
    .project({ branch: 0, skills: 0, needs: 0 })
    .limit(1)
    .end()
  expect(data).toEqual([{ _id: 'li', name: 'North', least: 4, hours: 5 }])
})

test('a collection that does not exist is an error', async () => {
  await expect(
    members
      .aggregate()
      .lookup({ from: 'nowhere', localField: 'a', foreignField: 'b', as: 'c' })
      .limit(1)
      .end(),
  ).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' })
})

test.each([
  ['an unknown field', { from: 'x', localField: 'a', foreignField: 'b', as: 'c', how: 'left' }],
  ['no as', { from: 'x', localField: 'a', foreignField: 'b' }],
  ['both ways of joining', { from: 'x', localField: 'a', foreignField: 'b', pipeline: [], as: 'c' }],
])('%s is an error', async (_name, operand) => {
  await expect(members.aggregate().lookup(operand).limit(1).end()).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  })
})
