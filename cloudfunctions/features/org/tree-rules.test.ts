import fc from 'fast-check'
import type { OrgNode, TreeEdit } from '../../contract/org'
import { AppError } from '../../platform/app-error'
import { branchOut } from './node-rules'
import { checkTransfer, partOf, withoutPart, withPart } from './transfer-rules'
import { applyEdit, type TreeParts, touchedBy } from './tree-rules'

const node = (id: string, level: OrgNode['level'], parentId: string | null, over: object = {}): OrgNode => ({
  id,
  name: id,
  level,
  kind: 'area',
  parentId,
  ...over,
})

const tree: TreeParts = {
  nodes: [
    node('g', 'general', null),
    node('b1', 'branch', 'g'),
    node('b2', 'branch', 'g'),
    node('b1-1', 'group', 'b1'),
    node('b2-1', 'group', 'b2'),
    node('old', 'branch', 'g', { isRetired: true }),
  ],
  teams: [{ id: 'team', name: '突击队', branchId: 'b1', memberIds: ['m-1'] }],
  areas: [{ id: 'area', name: '3 号楼', branchId: 'b2', leadId: 'm-2' }],
}

const why = (edit: TreeEdit): string => {
  try {
    applyEdit(tree, edit, 'new')
    return 'done'
  } catch (error) {
    return error instanceof AppError ? (error.details as { why: string }).why : 'broken'
  }
}

const create = (parentId: string, level: OrgNode['level'], name = '新的'): TreeEdit => ({
  do: 'create',
  parentId,
  level,
  name,
  kind: 'area',
})

test('a branch stands below the general branch, a group below a branch, and nothing anywhere else', () => {
  expect(why(create('g', 'branch'))).toBe('done')
  expect(why(create('b1', 'group'))).toBe('done')
  expect(why(create('g', 'group'))).toBe('wrongLevel')
  expect(why(create('b1', 'branch'))).toBe('wrongLevel')
  expect(why(create('b1-1', 'group'))).toBe('wrongLevel')
  expect(why(create('g', 'general'))).toBe('wrongLevel')
  expect(why({ do: 'move', orgId: 'b1', toParentId: 'b2' })).toBe('wrongLevel')
  expect(why({ do: 'move', orgId: 'b1-1', toParentId: 'b2' })).toBe('done')
})

test('a branch far from home is set up with its region at once', () => {
  const edit = {
    do: 'create',
    parentId: 'g',
    level: 'branch',
    name: '新的',
    kind: 'away',
    region: '杭州',
  } as const
  const made = node('new', 'branch', 'g', { name: '新的', kind: 'away', region: '杭州' })
  expect(applyEdit(tree, edit, 'new').nodes.at(-1)).toEqual(made)
})

test('what is not in the tree, or was retired, is not edited', () => {
  expect(why(create('nowhere', 'group'))).toBe('notHere')
  expect(why(create('old', 'group'))).toBe('retired')
  expect(why({ do: 'rename', orgId: 'old', name: '再来' })).toBe('retired')
  expect(why({ do: 'move', orgId: 'b1-1', toParentId: 'old' })).toBe('retired')
  expect(why({ do: 'removeTeam', teamId: 'area' })).toBe('notHere')
  expect(why({ do: 'saveTeam', teamId: 'no', name: '队伍', branchId: 'b1', memberIds: [] })).toBe('notHere')
})

test('nothing moves below itself', () => {
  expect(why({ do: 'move', orgId: 'b1', toParentId: 'b1-1' })).toBe('belowItself')
  expect(why({ do: 'move', orgId: 'g', toParentId: 'g' })).toBe('belowItself')
})

test('two that stand side by side have different names; a retired one gives its name free', () => {
  expect(why(create('g', 'branch', 'b1'))).toBe('nameTaken')
  expect(why({ do: 'rename', orgId: 'b1', name: 'b2' })).toBe('nameTaken')
  expect(why({ do: 'rename', orgId: 'b1', name: 'b1' })).toBe('done')
  expect(why(create('g', 'branch', 'old'))).toBe('done')
  expect(why(create('b2', 'group', 'b1-1'))).toBe('done')
  expect(why({ do: 'saveTeam', name: '突击队', branchId: 'b1', memberIds: [] })).toBe('nameTaken')
  expect(why({ do: 'saveTeam', name: '突击队', branchId: 'b2', memberIds: [] })).toBe('done')
})

test('only what has nothing below is retired; its teams and areas go with it', () => {
  expect(why({ do: 'retire', orgId: 'b1' })).toBe('notEmpty')
  expect(why({ do: 'retire', orgId: 'g' })).toBe('wrongLevel')
  const empty = applyEdit(tree, { do: 'retire', orgId: 'b1-1' }, 'new')
  const gone = applyEdit(empty, { do: 'retire', orgId: 'b1' }, 'new')
  expect(gone.nodes.find(({ id }) => id === 'b1')).toMatchObject({ isRetired: true, parentId: 'g' })
  expect(gone.teams).toEqual([])
  expect(gone.areas).toEqual(tree.areas)
})

test('describing without a region takes an old one away', () => {
  const contacts = [{ kind: 'firstSecretary' as const, memberId: 'm-9' }]
  const away = applyEdit(tree, { do: 'describe', orgId: 'b1', kind: 'away', region: '杭州', contacts }, 'new')
  expect(away.nodes[1]).toMatchObject({ kind: 'away', region: '杭州', contacts })
  const home = applyEdit(away, { do: 'describe', orgId: 'b1', kind: 'area', contacts: [] }, 'new')
  expect(home.nodes[1]).toEqual(node('b1', 'branch', 'g', { contacts: [] }))
})

test('where something stands is decided by who reaches both parents', () => {
  expect(touchedBy(tree, { do: 'move', orgId: 'b1-1', toParentId: 'b2' })).toEqual(['b1', 'b2'])
  expect(touchedBy(tree, { do: 'retire', orgId: 'b1' })).toEqual(['g'])
  expect(touchedBy(tree, { do: 'rename', orgId: 'b1', name: '新的' })).toEqual(['b1'])
  const taking = { do: 'saveArea', areaId: 'area', name: '楼栋', branchId: 'b1', leadId: 'm-1' } as const
  expect(touchedBy(tree, taking)).toEqual(['b1', 'b2'])
  expect(touchedBy(tree, { do: 'removeTeam', teamId: 'nowhere' })).toEqual(['g'])
})

const ids = fc.constantFrom('g', 'b1', 'b2', 'b1-1', 'b2-1', 'new0', 'new1', 'new2', 'new3', 'no')
const names = fc.constantFrom('甲组', '乙组', '丙组')
const anyEdit: fc.Arbitrary<TreeEdit> = fc.oneof(
  fc.record({
    do: fc.constant('create' as const),
    parentId: ids,
    name: names,
    level: fc.constantFrom('general' as const, 'branch' as const, 'group' as const),
    kind: fc.constant('area' as const),
  }),
  fc.record({ do: fc.constant('rename' as const), orgId: ids, name: names }),
  fc.record({ do: fc.constant('move' as const), orgId: ids, toParentId: ids }),
  fc.record({ do: fc.constant('retire' as const), orgId: ids }),
  fc.record({
    do: fc.constant('saveTeam' as const),
    name: names,
    branchId: ids,
    memberIds: fc.array(ids),
  }),
)

/** One root, every parent there and above, no circle, no id twice, no two alike side by side. */
function expectTree({ nodes, teams }: TreeParts): void {
  const root = nodes.filter(({ parentId }) => parentId === null)
  expect(root).toHaveLength(1)
  expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length)
  expect(branchOut(nodes, root[0]?.id ?? '')).toHaveLength(nodes.length)
  const active = nodes.filter(({ isRetired }) => !isRetired)
  expect(new Set(active.map(({ parentId, name }) => `${parentId}/${name}`)).size).toBe(active.length)
  for (const { level, parentId } of nodes) {
    const above = nodes.find(({ id }) => id === parentId)?.level
    expect(above).toBe({ general: undefined, branch: 'general', group: 'branch' }[level])
  }
  expect(teams.every(({ branchId }) => active.some(({ id }) => id === branchId))).toBe(true)
}

test('any edits in any order leave a tree, and never one without what stood there', () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 40 }), (edits) => {
      let now = tree
      for (const [index, edit] of edits.entries()) {
        try {
          now = applyEdit(now, edit, `new${index}`)
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
        }
        expectTree(now)
      }
      expect(now.nodes.map(({ id }) => id)).toEqual(expect.arrayContaining(tree.nodes.map(({ id }) => id)))
    }),
  )
})

test('a transferred branch brings everything below, its teams and its areas, and leaves nothing', () => {
  const other: TreeParts = { nodes: [node('h', 'general', null)], teams: [], areas: [] }
  checkTransfer(tree, other, 'b1')
  const part = partOf(tree, 'b1')
  const to = withPart(other, part)
  const from = withoutPart(tree, part)
  expectTree(to)
  expectTree(from)
  expect(to.nodes.map(({ id, parentId }) => [id, parentId])).toEqual([
    ['h', null],
    ['b1', 'h'],
    ['b1-1', 'b1'],
  ])
  expect([to.teams, from.teams]).toEqual([tree.teams, []])
  expect([to.areas, from.areas]).toEqual([[], tree.areas])
  expect(() =>
    checkTransfer(
      tree,
      { ...other, nodes: [...other.nodes, node('x', 'branch', 'h', { name: 'b1' })] },
      'b1',
    ),
  ).toThrow('TREE_REFUSED')
  expect(
    withPart(to, partOf({ ...tree, nodes: [node('b3', 'branch', 'g', { name: 'b1' })] }, 'b3')).nodes.at(-1)
      ?.name,
  ).toBe('b1（2）')
})
