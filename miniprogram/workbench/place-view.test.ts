import type { OrgNode } from '../../cloudfunctions/contract/org'
import { isServingCounty, placeIn, type Role, rolesAt, tilesOf, titlesOf } from './place-view'
import { editableRows } from './tree-rows'
import { nodeActs, parentOptions, treeDifference } from './tree-view'

const node = (id: string, level: OrgNode['level'], parentId: string | null, name: string): OrgNode => ({
  id,
  name,
  level,
  kind: 'area',
  parentId,
})

const tree = {
  treeId: 't-1',
  name: '光谷小镇党总支',
  version: 4,
  nodes: [
    node('org', 'general', null, '光谷小镇党总支'),
    node('b-1', 'branch', 'org', '上田村支部'),
    node('g-1', 'group', 'b-1', '耕种队党小组'),
    node('b-2', 'branch', 'org', '溪口村支部'),
    { ...node('b-3', 'branch', 'org', '旧支部'), isRetired: true },
  ],
  teams: [],
  areas: [],
}

const role = (name: Role['role'], orgId: string): Role => ({ role: name, orgId, orgName: '' })

test('a group belongs to its branch and to what the branch belongs to', () => {
  expect(placeIn(tree, 'g-1')).toMatchObject({ branchId: 'b-1', above: ['g-1', 'b-1', 'org'] })
  expect(placeIn(tree, 'gone')).toBeUndefined()
})

test('an office counts where it is held and below, not beside or above', () => {
  const roles = [role('branchSecretary', 'b-1')]
  const countsAt = (id: string) => rolesAt(roles, placeIn(tree, id) ?? { above: [] }).length > 0
  expect(['org', 'b-1', 'g-1', 'b-2'].filter(countsAt)).toEqual(['b-1', 'g-1'])
  expect(rolesAt([role('countyAdministrator', 'county')], { above: [] })).toHaveLength(1)
})

test('each office opens its own doors of the workbench', () => {
  const doors = (name: Role['role']) => tilesOf([role(name, 'b-1')]).map(({ tile }) => tile)
  expect(doors('groupLeader')).toEqual(['org', 'roster'])
  expect(doors('recorder')).toEqual(['month', 'deed', 'record', 'post', 'org', 'roster'])
  expect(doors('overseer')).toEqual(['month', 'org', 'audit'])
  for (const tile of ['audit', 'exclude', 'calendar']) {
    expect(doors('branchSecretary')).not.toContain(tile)
  }
  expect(doors('generalSecretary')).not.toContain('calendar')
  expect(doors('countyAdministrator')).toContain('calendar')
  expect(doors('taskLead')).toEqual([])
})

test('offices are named once, in the words of the town', () => {
  expect(titlesOf([role('recorder', 'a'), role('recorder', 'b'), role('overseer', 'a')])).toBe(
    '组织委员、监督员',
  )
})

test('only an administrator of the whole county founds general branches', () => {
  expect(isServingCounty([role('countyAdministrator', 'org')])).toBe(false)
  expect(isServingCounty([role('countyAdministrator', 'county')])).toBe(true)
})

test('the tree is listed from above, without the retired, and only what is mine can be changed', () => {
  const rows = editableRows(tree, [role('branchSecretary', 'b-1')])
  expect(rows.map(({ name, depth, canEdit }) => [name, depth, canEdit])).toEqual([
    ['光谷小镇党总支', 0, false],
    ['上田村支部', 1, true],
    ['耕种队党小组', 2, true],
    ['溪口村支部', 1, false],
  ])
})

test('a group goes to another standing branch', () => {
  expect(parentOptions(tree.nodes, 'g-1')).toEqual([{ value: 'b-2', text: '溪口村支部' }])
})

test('no action sheet has more rows than WeChat shows', () => {
  for (const level of ['general', 'branch', 'group'] as const) {
    expect(nodeActs(level, true).length).toBeLessThanOrEqual(6)
  }
})

test('when somebody renamed first, both names are laid side by side', () => {
  expect(treeDifference({ do: 'rename', orgId: 'g-1', name: '秋收党小组' }, tree)).toEqual([
    { key: 'edit', label: '名称', mine: '秋收党小组', now: '耕种队党小组', chosen: 'mine' },
  ])
})
