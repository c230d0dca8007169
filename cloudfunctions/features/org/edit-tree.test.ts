import type { Input, Output } from '../../contract/contract'
import type { TreeEdit } from '../../contract/org'
import { people, smallCounty } from '../../testing/county'
import { NOW } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'

let world: World
const secretary = () => world.as(people.branchSecretary)
const general = () => world.as(people.generalSecretary)
const admin = () => world.as(people.countyAdministrator)

beforeEach(async () => {
  world = await openWorld(NOW, smallCounty(NOW))
})

afterEach(() => world.close())

const edit = (change: TreeEdit, version = 1): Input<'org.edit'> => ({
  treeId: 'tree-1',
  version,
  edit: change,
})

const namesIn = ({ nodes }: Output<'org.tree'>) => nodes.map(({ name }) => name)
const rename = (orgId: string, name: string): TreeEdit => ({ do: 'rename', orgId, name })
const aGroup: TreeEdit = { do: 'create', parentId: 'b-1', name: '突击小组', level: 'group', kind: 'area' }

test('a secretary sets up a group in the own branch: four operations', async () => {
  await secretary().call('org.trees', {})
  const tree = await secretary().call('org.edit', edit(aGroup))
  expect(world.operations).toEqual([
    'members database.getDocument',
    'trees database.getDocument',
    'audit database.insertDocument',
    'trees database.modifyAndReturnDoc',
  ])
  expect(tree.version).toBe(2)
  expect(namesIn(tree)).toContain('突击小组')
})

test('a new organisation is known to the very next call', async () => {
  const { nodes } = await secretary().call('org.edit', edit(aGroup))
  const orgId = nodes.find(({ name }) => name === '突击小组')?.id
  expect(await secretary().call('role.list', { orgId })).toMatchObject({ grantable: ['groupLeader'] })
})

test('who edits an older version is told, and nothing is overwritten', async () => {
  await general().call('org.edit', edit(rename('b-2', '溪口村支部')))
  expect(await secretary().refused('org.edit', edit(rename('b-1', '上田村支部')))).toMatchObject({
    code: 'EDIT_CONFLICT',
  })
  const tree = await general().call('org.tree', { treeId: 'tree-1' })
  expect(namesIn(tree)).toContain('溪口村支部')
  expect(namesIn(tree)).not.toContain('上田村支部')
})

test('of two edits at the same moment exactly one happens', async () => {
  const replies = await Promise.all([
    general().reply('org.edit', edit(rename('b-2', '溪口村支部'))),
    secretary().reply('org.edit', edit(rename('b-1', '上田村支部'))),
  ])
  expect(replies.map((reply) => (reply.ok ? 'done' : reply.error.code)).sort()).toEqual([
    'EDIT_CONFLICT',
    'done',
  ])
})

test('a repeated request changes nothing, also after others have edited, and is one act in the audit', async () => {
  const same = requestId()
  await secretary().call('org.edit', edit(aGroup), same)
  await general().call('org.edit', edit(rename('b-2', '溪口村支部'), 2))
  const tree = await secretary().call('org.edit', edit(aGroup), same)
  expect(tree.version).toBe(3)
  expect(namesIn(tree).filter((name) => name === '突击小组')).toHaveLength(1)
  const { acts } = await general().call('audit.list', { orgId: 'g-1' })
  expect(acts.map(({ note }) => note).sort()).toEqual(['改名', '新设党小组'])
})

test('one request sent twice at once is carried out once', async () => {
  const same = requestId()
  const replies = await Promise.all([1, 2, 3].map(() => secretary().reply('org.edit', edit(aGroup), same)))
  expect(replies.map(({ ok }) => ok)).toEqual([true, true, true])
  expect((await general().call('org.tree', { treeId: 'tree-1' })).version).toBe(2)
})

test('a branch secretary edits only inside the own branch', async () => {
  const outside: TreeEdit[] = [
    { ...aGroup, parentId: 'b-2' },
    { ...aGroup, parentId: 'g-1', level: 'branch' },
    rename('b-2', '别的名字'),
    rename('g-1', '别的名字'),
    { do: 'retire', orgId: 'b-1' },
    { do: 'move', orgId: 'b-2-group', toParentId: 'b-1' },
    { do: 'saveTeam', name: '队伍', branchId: 'b-2', memberIds: [] },
    { do: 'removeArea', areaId: 'nothing' },
  ]
  for (const change of outside) {
    expect(await secretary().refused('org.edit', edit(change))).toMatchObject({ code: 'FORBIDDEN' })
  }
  expect(await general().call('org.edit', edit(rename('g-1', '光谷党总支')))).toMatchObject({
    name: '光谷党总支',
  })
})

test('nothing is retired or moved away from its members', async () => {
  const notEmpty = { code: 'TREE_REFUSED', details: { why: 'notEmpty' } }
  expect(await secretary().refused('org.edit', edit({ do: 'retire', orgId: 'b-1-group' }))).toMatchObject(
    notEmpty,
  )
  const away: TreeEdit = { do: 'move', orgId: 'b-1-group', toParentId: 'b-2' }
  expect(await general().refused('org.edit', edit(away))).toMatchObject(notEmpty)
  const empty = await general().call('org.edit', edit({ do: 'retire', orgId: 'b-2-group' }))
  expect(world.operations).toHaveLength(5)
  expect(empty.nodes.find(({ id }) => id === 'b-2-group')).toMatchObject({ isRetired: true })
  expect(await general().refused('org.edit', edit({ do: 'retire', orgId: 'b-2' }, 2))).toMatchObject(notEmpty)
})

test('a group leader finds the teams of the branch, of other branches none', async () => {
  for (const [version, branchId, memberId] of [
    [1, 'b-1', 'm-member'],
    [2, 'b-2', 'm-plain-b-2'],
  ] as const) {
    const team: TreeEdit = { do: 'saveTeam', name: '突击队', branchId, memberIds: [memberId] }
    await general().call('org.edit', edit(team, version))
  }
  const { teams, areas } = await world.as(people.groupLeader).call('org.tree', { treeId: 'tree-1' })
  expect(teams.map(({ branchId }) => branchId)).toEqual(['b-1'])
  expect(areas).toEqual([])
})

test('teams and areas consist of people of the branch, contacts of members', async () => {
  const team: TreeEdit = { do: 'saveTeam', name: '突击队', branchId: 'b-1', memberIds: ['m-member'] }
  const { teams } = await secretary().call('org.edit', edit(team))
  expect(teams).toMatchObject([{ name: '突击队', memberIds: ['m-member'] }])
  const strangers: TreeEdit[] = [
    { ...team, name: '别的队', memberIds: ['m-member', 'm-plain-b-2'] },
    { do: 'saveArea', name: '三号楼', branchId: 'b-1', leadId: 'm-plain-b-3' },
    {
      do: 'describe',
      orgId: 'b-1',
      kind: 'area',
      contacts: [{ kind: 'countyLeader', memberId: 'm-nobody' }],
    },
  ]
  for (const change of strangers) {
    expect(await secretary().refused('org.edit', edit(change, 2))).toMatchObject({
      code: 'TREE_REFUSED',
      details: { why: 'notHere' },
    })
  }
})

test('an officer sees the organisations within reach and those above, and nothing beside', async () => {
  const tree = await world.as(people.groupLeader).call('org.tree', { treeId: 'tree-1' })
  expect(tree.nodes.map(({ id }) => id)).toEqual(['g-1', 'b-1', 'b-1-group'])
  expect((await general().call('org.tree', { treeId: 'tree-1' })).nodes).toHaveLength(5)
  expect(await general().refused('org.tree', { treeId: 'tree-2' })).toMatchObject({ code: 'NOT_FOUND' })
  expect(await admin().refused('org.tree', { treeId: 'county' })).toMatchObject({ code: 'NOT_FOUND' })
})

test('an officer is offered the general branches that they serve in', async () => {
  expect((await secretary().call('org.trees', {})).trees).toEqual([
    { treeId: 'tree-1', name: 'g-1 总支', branches: 1 },
  ])
  expect((await admin().call('org.trees', {})).trees.map(({ branches }) => branches)).toEqual([2, 1])
})

test('a general branch is founded once, however often the request comes', async () => {
  const same = requestId()
  const founded = await admin().call('org.found', { name: '新城党总支' }, same)
  expect(await admin().call('org.found', { name: '新城党总支' }, same)).toEqual(founded)
  expect((await admin().call('org.trees', {})).trees).toHaveLength(3)
  expect(await admin().refused('org.found', { name: '新城党总支' })).toMatchObject({ code: 'TREE_REFUSED' })
  expect(await general().refused('org.found', { name: '别的党总支' })).toMatchObject({ code: 'FORBIDDEN' })
  const first = { do: 'create', parentId: founded.treeId, name: '一支部', level: 'branch', kind: 'area' }
  const { nodes } = await admin().call('org.edit', { treeId: founded.treeId, version: 1, edit: first })
  expect(nodes).toHaveLength(2)
})
