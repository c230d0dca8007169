import { NOW } from '../testing/documents'
import { aSheet, upload } from '../testing/roster-file'
import { openWorld, type Person, type World } from '../testing/world'

/** From an empty environment to a branch with people, by one person who is at home in the county itself. */

let world: World
let me: Person

beforeEach(async () => {
  world = await openWorld(NOW)
  const { inviteAdministrator } = await import('../features/binding/invite-administrator')
  const { code } = await inviteAdministrator({ name: '王五', birthYear: 1985 }, NOW)
  me = world.as('o-wang')
  await me.call('session.consent', { version: 1 })
  await me.call('session.bind', { code, name: '王五' })
})

afterEach(() => world.close())

/** Everything that the pages of a member and of the workbench ask on opening, before there is anything. */
const asked = [
  ['session.me', {}],
  ['task.list', { view: 'open' }],
  ['task.list', { view: 'mine' }],
  ['task.days', { from: '2026-11-22' }],
  ['shift.list', { view: 'coming' }],
  ['record.mine', { year: 2026 }],
  ['need.places', {}],
  ['need.list', { view: 'toMe' }],
  ['passbook.months', {}],
  ['deed.mine', {}],
  ['redList.wide', { orgId: 'county' }],
  ['calendar.get', { year: 2026 }],
  ['message.list', {}],
  ['message.templates', {}],
  ['branch.asked', {}],
  ['me.data', {}],
  ['org.trees', {}],
  ['roster.list', { search: '王' }],
  ['role.list', { orgId: 'county' }],
  ['audit.list', { orgId: 'county', limit: 20 }],
  ['post.places', {}],
  ['post.desk', { view: 'all' }],
] as const

test('in an empty county everything that pages ask on opening is answered', async () => {
  const refused: string[] = []
  for (const [method, input] of asked) {
    const reply = await me.reply(method, input)
    if (!reply.ok) {
      refused.push(`${method}: ${reply.error.code}`)
    }
  }
  expect(refused).toEqual([])
})

async function foundBranch(): Promise<string> {
  const { treeId, version, nodes } = await me.call('org.found', { name: '光谷镇党总支' })
  const edit = {
    do: 'create' as const,
    parentId: nodes[0]?.id,
    name: '上田村支部',
    level: 'branch' as const,
    kind: 'area' as const,
  }
  const tree = await me.call('org.edit', { treeId, version, edit })
  return tree.nodes.find(({ level }) => level === 'branch')?.id ?? ''
}

async function importPeople(branchId: string): Promise<void> {
  const rows = [
    ['姓名', '身份', '类别', '出生年份'],
    ['周桂芳', '党员', 'B', 1970],
    ['刘大海', '群众', '', 1990],
  ]
  const importId = await upload(me, branchId, await aSheet(rows))
  const { stamp } = await me.call('import.preview', { importId })
  await me.call('import.confirm', { importId, stamp })
}

test('the first administrator founds, imports, appoints, invites, and is then moved into a branch', async () => {
  const branchId = await foundBranch()
  await importPeople(branchId)
  const { rows } = await me.call('roster.list', { branchId })
  const secretary = rows.find(({ name }) => name === '周桂芳')?.memberId ?? ''
  await me.call('role.grant', { memberId: secretary, role: 'branchSecretary', orgId: branchId })
  const { code } = await me.call('invite.create', { branchId, days: 7, uses: 5 })
  await world.as('o-zhou').call('session.consent', { version: 1 })
  await world.as('o-zhou').call('session.bind', { code, name: '周桂芳' })
  expect(await world.as('o-zhou').call('session.me', {})).toMatchObject({
    branchName: '上田村支部',
    roles: [{ role: 'branchSecretary' }],
  })

  const mine = await me.call('session.me', {})
  const memberId = mine.bound ? mine.memberId : ''
  const { version } = await me.call('roster.get', { memberId })
  await me.call('roster.move', { memberId, version, toBranchId: branchId })
  expect(await me.call('session.me', {})).toMatchObject({
    branchName: '上田村支部',
    roles: [{ role: 'countyAdministrator', orgName: '全县' }],
  })
  expect((await world.as('o-zhou').call('roster.list', { branchId })).rows).toHaveLength(3)
})
