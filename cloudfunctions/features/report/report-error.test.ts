import { NOW, tree } from '../../testing/documents'
import { aReport as report } from '../../testing/reports'
import { openWorld, type World } from '../../testing/world'

let world: World
let lines: string[]

beforeEach(async () => {
  world = await openWorld(NOW, { trees: [tree] })
  lines = []
  jest.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line))
})

afterEach(() => world.close())

const writes = () => world.operations.filter((operation) => operation.startsWith('visitors'))

const reported = () => lines.map((line) => JSON.parse(line)).filter(({ message }) => message !== undefined)

test('a visitor’s phone reports what failed: one line in the log, nothing stored of them', async () => {
  expect(await world.as('o-visitor').call('client.report', report)).toEqual({ done: true })
  expect(reported()).toEqual([{ method: 'client.report', ...report }])
  expect(writes()).toEqual(['visitors database.modifyDocument', 'visitors database.insertDocument'])
  await world.as('o-visitor').call('client.report', report)
  expect(writes()).toEqual(['visitors database.modifyDocument'])
  expect(lines.join()).not.toContain('o-visitor')
})

test('what a phone did not clean is cleaned on arrival, and cannot forge a line of its own', async () => {
  const hostile = {
    ...report,
    message: '周桂芳 13812345678\n{"method":"me.delete","outcome":"ok"}',
    stack: '?name=zhou\u202e\u0000 oZ5kV0dYq3hXx9-aBcDeFgHiJkL',
  }
  await world.as('o-visitor').call('client.report', hostile)
  expect(reported()).toHaveLength(1)
  expect(lines.join('\n')).not.toMatch(/周桂芳|13812345678|zhou|oZ5kV0/)
  expect(lines.every((line) => !line.includes('\n'))).toBe(true)
})

test.each([
  ['a page with a query', { page: 'pages/card/card?memberId=m-1' }],
  ['too long a stack', { stack: 'x'.repeat(1_001) }],
  ['a version that is none', { app: '1.0 <b>' }],
  ['an object for a message', { message: { $ne: '' } }],
])('%s is refused before anything is written', async (_, over) => {
  expect((await world.as('o-visitor').refused('client.report', { ...report, ...over })).code).toBe(
    'INVALID_INPUT',
  )
  expect(writes()).toEqual([])
})

test('after twenty reports in an hour the next are refused, and an hour later taken again', async () => {
  const person = world.as('o-noisy')
  for (let count = 0; count < 20; count += 1) {
    await person.call('client.report', report)
  }
  expect((await person.refused('client.report', report)).code).toBe('TOO_MANY_TRIES')
  expect(reported()).toHaveLength(20)
  world.now += 3_600_000
  await person.call('client.report', report)
})

test('somebody outside WeChat cannot report', async () => {
  expect((await world.as(undefined).refused('client.report', report)).code).toBe('FORBIDDEN')
})
