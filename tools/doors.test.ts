import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { doors } from './doors'
import { folderOf, type TemporaryFolder } from './folder-of'

interface Diagnostic {
  message: string
  help?: string
  filename: string
}

interface Case {
  room: string
  text: string
}

const opened: Case[] = [
  {
    room: 'cloudfunctions/testing/world.ts',
    text: "import { openDatabase } from '../../emulator/database/database'\nopenDatabase()",
  },
  {
    room: 'cloudfunctions/features/task/claim-place.test.ts',
    text: "import { openWorld } from '../../testing/world'\ntest('holds', () => expect(openWorld()).toBe(1))",
  },
]

const habits = [
  { habit: 'an any', text: 'export const thing = (input: any) => input', message: 'any' },
  { habit: 'a console line in a function', text: "console.log('报上了')", message: 'console' },
  {
    habit: 'an if without braces',
    text: 'export const f = (a: number) => {\n  if (a) return 1\n  return 2\n}',
    message: 'Expected {',
  },
  { habit: 'a loose comparison', text: 'export const f = (a: number) => a == 1', message: 'Expected ===' },
  { habit: 'an unfinished thought', text: '// TODO later\nexport const a = 1', message: 'todo' },
  { habit: 'a file of 301 lines', text: 'export {}\n'.repeat(301), message: 'too many lines' },
].map((habit) => ({ ...habit, room: 'cloudfunctions/features/task/claim-place.ts' }))

const testHabits = [
  { habit: 'asserts nothing', text: "test('holds', () => {})", message: 'no assertions' },
  {
    habit: 'mocks our own code',
    text: "jest.mock('./a')\ntest('holds', () => expect(1).toBe(2))",
    message: 'Tests run our own code',
  },
  {
    habit: 'is a snapshot',
    text: "test('holds', () => expect(1).toMatchSnapshot())",
    message: 'A snapshot promises nothing',
  },
  { habit: 'runs alone', text: "test.only('holds', () => expect(1).toBe(2))", message: 'focused' },
].map((habit) => ({ ...habit, room: 'cloudfunctions/features/task/claim-place.test.ts' }))

const cases: Case[] = [
  ...doors.flatMap(({ room, wrong, right }) => [
    { room, text: wrong },
    { room, text: right },
  ]),
  ...opened,
  ...habits,
  ...testHabits,
]

let folder: TemporaryFolder
let diagnostics: Diagnostic[]
let filesSeen: number

/** Every case stands in a house of its own, with the project's own configuration; oxlint walks them all at once. */
beforeAll(() => {
  const root = dirname(__dirname)
  const configuration = readFileSync(join(root, '.oxlintrc.json'), 'utf8')
  folder = folderOf({})
  for (const [index, { room, text }] of cases.entries()) {
    folder.write({ [`${index}/.oxlintrc.json`]: configuration, [`${index}/${room}`]: `${text}\n` })
  }
  const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint')
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format', 'json'], {
    cwd: folder.path,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const answer = JSON.parse(stdout) as { diagnostics: Diagnostic[]; number_of_files: number }
  diagnostics = answer.diagnostics
  filesSeen = answer.number_of_files
})

afterAll(() => folder.remove())

/** What oxlint says of this text in this room. */
function lint(room: string, text: string): string[] {
  const index = cases.findIndex((one) => one.room === room && one.text === text)
  expect(index).not.toBe(-1)
  return diagnostics
    .filter(({ filename }) => filename.split(/[\\/]/).includes(String(index)))
    .map(({ message, help }) => `${message} ${help ?? ''}`)
}

test('oxlint looks at every case', () => {
  expect(filesSeen).toBe(cases.length)
})

describe.each(doors)('$room: $message', ({ room, wrong, right, message }) => {
  test(`is shut for ${wrong.split('\n')[0]}`, () => {
    expect(lint(room, wrong).join('\n')).toContain(message)
  })

  test(`is open for ${right.split('\n')[0]}`, () => {
    expect(lint(room, right)).toEqual([])
  })
})

test.each(opened)('$room may open the emulator or the test world', ({ room, text }) => {
  expect(lint(room, text)).toEqual([])
})

test.each(habits)('$habit is refused', ({ room, text, message }) => {
  expect(lint(room, text).join('\n')).toContain(message)
})

test.each(testHabits)('a test that $habit is refused', ({ room, text, message }) => {
  expect(lint(room, text).join('\n')).toContain(message)
})

test('every room of the doors is a folder of the project or of its plan', () => {
  const planned = ['cloudfunctions/jobs']
  const rooms = new Set(doors.map(({ room }) => room.split('/').slice(0, 2).join('/')))
  const unknown = [...rooms].filter(
    (room) => !planned.includes(room) && !existsSync(join(dirname(__dirname), room)),
  )
  expect(unknown).toEqual([])
})
