import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Input, Method } from '../contract/contract'
import { type Person, people, smallCounty } from '../testing/county'
import { NOW } from '../testing/documents'
import { openWorld, requestId, type World } from '../testing/world'
import { handlers } from './handlers'

/** Where the thing stands that a method is asked for, seen from the officer's own branch. */
interface Place {
  branchId: string
  orgId: string
  treeId: string
  memberId: string
  waitingId: string
}

const places: Readonly<Record<'own' | 'sibling' | 'parent' | 'otherTown', Place>> = {
  own: placeOf('b-1', 'b-1', 'tree-1'),
  sibling: placeOf('b-2', 'b-2', 'tree-1'),
  parent: placeOf('b-2', 'g-1', 'tree-1'),
  otherTown: placeOf('b-3', 'b-3', 'tree-2'),
}

function placeOf(branchId: string, orgId: string, treeId: string): Place {
  return { branchId, orgId, treeId, memberId: `m-plain-${branchId}`, waitingId: `m-waiting-${branchId}` }
}

type Prepare<M extends Method> = (place: Place, person: Person) => Input<M> | Promise<Input<M>>

let world: World
const admin = () => world.as(people.countyAdministrator)

const entry = { name: '新名字', kind: 'villager' as const, birthYear: 1980, alsoIn: [] }

/** A valid input of every method. What does not stand at a place is the same everywhere. */
const inputs: { [M in Method]: Prepare<M> } = {
  'session.me': () => ({}),
  'session.consent': () => ({ version: 1 }),
  'session.bind': async ({ branchId }) => {
    const { code } = await admin().call('invite.create', { branchId, days: 7, uses: 5 })
    await world.as(people.unbound).call('session.consent', { version: 1 })
    return { code, name: `姓waiting-${branchId}` }
  },
  'task.list': () => ({ view: 'open' }),
  'task.days': () => ({ from: '2026-11-22' }),
  'task.get': () => ({ taskId: 't-1' }),
  'task.claim': () => ({ shiftId: 'open' }),
  'task.release': () => ({ shiftId: 'open' }),
  'branch.find': () => ({ region: '杭州' }),
  'branch.ask': async ({ branchId }, person) => {
    await world.as(people[person]).reply('session.consent', { version: 1 })
    return { branchId, name: '在外的人', birthYear: 1980, message: '想参加活动' }
  },
  'branch.asked': () => ({}),
  'card.get': ({ memberId }) => ({ memberId }),
  'card.phone': async (_place, person) => {
    await world.as(people[person]).reply('session.consent', { version: 1 })
    return { code: `phone-${requestId()}` }
  },
  'card.save': () => ({ isPhonePublic: false }),
  'me.data': () => ({}),
  'me.delete': () => ({ confirm: '删除我的资料' as const }),
  'org.trees': () => ({}),
  'org.tree': ({ treeId }) => ({ treeId }),
  'org.edit': ({ treeId, orgId }) => ({
    treeId,
    version: 1,
    edit: { do: 'rename', orgId, name: '新的名字' },
  }),
  'org.transfer': ({ treeId, branchId }) => ({
    treeId,
    version: 1,
    orgId: branchId,
    toTreeId: treeId === 'tree-1' ? 'tree-2' : 'tree-1',
    toVersion: 1,
  }),
  'org.found': () => ({ name: '新的党总支' }),
  'roster.list': ({ branchId }) => ({ branchId }),
  'roster.get': ({ memberId }) => ({ memberId }),
  'roster.add': ({ branchId }) => ({ ...entry, branchId }),
  'roster.edit': ({ memberId }) => ({ ...entry, memberId, version: 1 }),
  'roster.move': ({ memberId, branchId }) => ({
    memberId,
    version: 1,
    toBranchId: branchId === 'b-2' ? 'b-1' : 'b-2',
  }),
  'roster.leave': ({ memberId }) => ({ memberId, version: 1, on: '2026-11-20' }),
  'roster.report': ({ memberId }) => ({ memberId, away: { place: '杭州', reportedOn: '2026-11-20' } }),
  'roster.template': ({ branchId }) => ({ branchId }),
  'roster.export': ({ branchId }) => ({ branchId }),
  'import.begin': ({ branchId }) => ({ branchId, parts: 1 }),
  'import.part': async ({ branchId }) => ({ ...(await begunImport(branchId)), index: 0, data: 'AAAA' }),
  'import.preview': async ({ branchId }) => filledImport(branchId),
  'import.confirm': async ({ branchId }) => {
    const file = await filledImport(branchId)
    return { ...file, stamp: (await admin().call('import.preview', file)).stamp }
  },
  'invite.create': ({ branchId }) => ({ branchId, days: 7, uses: 5 }),
  'invite.list': ({ branchId }) => ({ branchId }),
  'invite.revoke': async ({ branchId }) => {
    const { inviteId } = await admin().call('invite.create', { branchId, days: 7, uses: 5 })
    return { inviteId }
  },
  'member.unbind': ({ memberId }) => ({ memberId }),
  'admission.list': ({ branchId }) => ({ branchId }),
  'admission.answer': async ({ branchId }) => {
    const asker = world.as('o-asker')
    await asker.call('session.consent', { version: 1 })
    const { admissionId } = await asker.call('branch.ask', {
      branchId,
      name: '在外的人',
      birthYear: 1980,
      message: '你好',
    })
    return { admissionId, accept: true, answer: '欢迎' }
  },
  'role.list': ({ orgId }) => ({ orgId }),
  'role.grant': ({ memberId, branchId }) => ({ memberId, role: 'recorder', orgId: branchId }),
  'role.revoke': async ({ memberId, branchId }) => {
    await admin().call('role.grant', { memberId, role: 'recorder', orgId: branchId })
    return { memberId, role: 'recorder', orgId: branchId }
  },
  'audit.list': ({ orgId }) => ({ orgId }),
  'audit.people': ({ orgId }) => ({ orgId }),
  'audit.export': ({ orgId }) => ({ orgId }),
}

async function begunImport(branchId: string): Promise<{ importId: string }> {
  const { importId } = await admin().call('import.begin', { branchId, parts: 1 })
  return { importId }
}

async function filledImport(branchId: string): Promise<{ importId: string }> {
  const { importId } = await begunImport(branchId)
  const { base64 } = await admin().call('roster.export', { branchId })
  await admin().call('import.part', { importId, index: 0, data: base64 })
  return { importId }
}

const refusals = new Set(['FORBIDDEN', 'NOT_BOUND', 'NOT_FOUND'])

/** ✓ carried out · − refused for who I am or where it stands · otherwise the code that came. */
async function ask(method: Method, person: Person, place: Place): Promise<string> {
  await world.database.clear()
  await world.database.load(smallCounty(NOW))
  const prepare = inputs[method] as (place: Place, person: Person) => unknown
  const input = await prepare(place, person)
  const reply = await world.as(people[person]).reply(method, input, requestId())
  if (reply.ok) {
    return '✓'
  }
  return refusals.has(reply.error.code) ? '−' : reply.error.code
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
