import { type Environment, isReal, openEnvironment } from './environment'

let environment: Environment

beforeAll(async () => {
  environment = await openEnvironment()
})
afterAll(() => environment.close())

/** A real server has a clock of its own. */
const tolerance = isReal ? 60_000 : 0

test('a server date in a new document is the time of the server, with its offset', async () => {
  const { db } = environment
  const now = environment.now()
  const posts = await environment.collection([
    { _id: 'p', at: db.serverDate(), deep: [{ later: db.serverDate({ offset: 60_000 }) }] },
  ])
  const [post] = (await posts.doc('p').get()).data
  expect(Math.abs(post.at.getTime() - now)).toBeLessThanOrEqual(tolerance)
  expect(Math.abs(post.deep[0].later.getTime() - (now + 60_000))).toBeLessThanOrEqual(tolerance)
})

test('a server date in an update, also inside an array operator', async () => {
  const { db, command } = environment
  const now = environment.now()
  const posts = await environment.collection([{ _id: 'p', log: [] }])
  await posts
    .doc('p')
    .update({ at: db.serverDate({ offset: -1000 }), log: command.push([{ at: db.serverDate() }]) })
  const [post] = (await posts.doc('p').get()).data
  expect(Math.abs(post.at.getTime() - (now - 1000))).toBeLessThanOrEqual(tolerance)
  expect(Math.abs(post.log[0].at.getTime() - now)).toBeLessThanOrEqual(tolerance)
})
