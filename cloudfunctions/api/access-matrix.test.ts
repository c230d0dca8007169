import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Method } from '../contract/contract'
import { type Person, people, smallCounty } from '../testing/county'
import { NOW } from '../testing/documents'
import { takeWritten } from '../testing/short-wire'
import { type Inputs, type Place, places, validInputs } from '../testing/valid-inputs'
import { openWorld, requestId, type World } from '../testing/world'
import { handlers } from './handlers'

let world: World
let inputs: Inputs

const refusals = new Set(['FORBIDDEN', 'NOT_BOUND', 'NOT_FOUND'])

/** ✓ carried out · − refused for who I am or where it stands · otherwise the code that came. */
async function ask(method: Method, person: Person, place: Place): Promise<string> {
  // Reads and refusals leave everything as it was, so one county serves many who ask it.
  if (takeWritten().size > 0) {
    await putBack()
  }
  const prepare = inputs[method] as (place: Place, person: Person) => unknown
  const input = await prepare(place, person)
  const reply = await world.as(people[person]).reply(method, input, requestId())
  if (reply.ok) {
    return '✓'
  }
  return refusals.has(reply.error.code) ? '−' : reply.error.code
}

async function putBack(): Promise<void> {
  await world.database.clear()
  await world.database.load(smallCounty(NOW))
}

/** One cell: the answer where it is the same at every place, else own · sibling · parent · other town. */
async function cell(method: Method, person: Person): Promise<string> {
  const answers: string[] = []
  for (const place of Object.values(places)) {
    answers.push(await ask(method, person, place))
  }
  const [first] = answers
  return answers.every((answer) => answer === first) ? String(first) : answers.join(' ')
}

const file = join(__dirname, 'access-matrix.md')

const head = `# Who may do what, where

Made by executing every method as every role against the emulator (access-matrix.test.ts); a difference fails the test.
✓ carried out · − refused for who one is or where the thing stands · anything else is the error code that came.
One sign: the same at every place. Four signs: own branch, sibling branch, parent (general branch; what belongs to no
general branch is asked of the sibling again), another town.
The officers serve in branch b-1, the group leader in a group of it, the general secretary in its general branch;
\`revoked\` was branch secretary until a moment ago. Written anew with \`UPDATE_MATRIX=1\`; read the difference before you commit it.
`

beforeAll(async () => {
  world = await openWorld(NOW, smallCounty(NOW))
  inputs = validInputs(world)
})

afterAll(() => world.close())

test('every method answers every role at every place as the table says', async () => {
  const methods = Object.keys(handlers) as Method[]
  const persons = Object.keys(people) as Person[]
  const lines = [
    `| method | right | ${persons.join(' | ')} |`,
    `|---|---|${persons.map(() => '---|').join('')}`,
  ]
  for (const method of methods) {
    const cells: string[] = []
    await putBack()
    for (const person of persons) {
      cells.push(await cell(method, person))
    }
    lines.push(`| ${method} | ${handlers[method].right} | ${cells.join(' | ')} |`)
  }
  const actual = `${head}\n${lines.join('\n')}\n`
  if (process.env.UPDATE_MATRIX === '1') {
    writeFileSync(file, actual)
  }
  expect(actual).toBe(readFileSync(file, 'utf8'))
}, 300_000)

test('every method is carried out for somebody: the table shows rights, not broken inputs', () => {
  const rows = readFileSync(file, 'utf8').split('\n')
  const silent = Object.keys(inputs).filter(
    (method) => !rows.some((row) => row.startsWith(`| ${method} |`) && row.includes('✓')),
  )
  expect(silent).toEqual([])
})
