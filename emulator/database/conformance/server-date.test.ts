import { type Environment, isReal, openEnvironment } from './environment'

let environment: Environment

beforeAll(async () => {
  environment = await openEnvironment()
})
afterAll(() => environment.close())

/** A real server has its own clock. */
function expectAbout(date: Date, milliseconds: number): void {
  expect(date).toBeInstanceOf(Date)
  expect(Math.abs(date.getTime() - milliseconds)).toBeLessThanOrEqual(isReal ? 60_000 : 0)
}

test('a server date in a new document is the time of the server, with its offset', async () => {
  const { db } = environment
  const now = environment.now()
  const posts = await environment.collection([
    { _id: 'p', at: db.serverDate(), deep: [{ later: db.serverDate({ offset: 60_000 }) }] },
  ])
  const [post] = (await posts.doc('p').get()).data
  expectAbout(post.at, now)
  expectAbout(post.deep[0].later, now + 60_000)
})

test('a server date in an update, also inside an array operator', async () => {
  const { db, command } = environment
  const now = environment.now()
  const posts = await environment.collection([{ _id: 'p', log: [] }])
  await posts
    .doc('p')
    .update({ at: db.serverDate({ offset: -1000 }), log: command.push([{ at: db.serverDate() }]) })
  const [post] = (await posts.doc('p').get()).data
  expectAbout(post.at, now - 1000)
  expectAbout(post.log[0].at, now)
})
