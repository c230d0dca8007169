import type { TreeView } from '../../../cloudfunctions/contract/org'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees, until } from '../../testing/render-page'

const path = 'workbench/transfer/transfer'
const query = { treeId: 't-1', orgId: 'b-1' }
let phone: Phone
let trees: TreeView[]

const treeOf = (treeId: string, name: string, branches: string[]): TreeView => ({
  treeId,
  name,
  version: 7,
  nodes: [
    { id: `${treeId}-root`, name, level: 'general', kind: 'area', parentId: null },
    ...branches.map((id) => ({
      id,
      name: '上田村支部',
      level: 'branch' as const,
      kind: 'area' as const,
      parentId: `${treeId}-root`,
    })),
  ],
  teams: [],
  areas: [],
})

beforeEach(() => {
  phone = installPhone()
  trees = [treeOf('t-1', '光谷小镇党总支', ['b-1']), treeOf('t-2', '上田镇党总支', [])]
  phone.answer('org.trees', () => ({
    trees: trees.map(({ treeId, name }) => ({ treeId, name, branches: 1 })),
  }))
  phone.answer('org.tree', ({ treeId }) => trees.find((tree) => tree.treeId === treeId) as TreeView)
})

const tapTarget = (screen: Screen) => {
  const page = screen.page as unknown as { onTarget(event: object): void }
  page.onTarget({ currentTarget: { dataset: { id: 't-2' } } })
}

test('a branch goes only after a question, for the versions that were shown', async () => {
  const screen = openPage(path, query)
  await sees(screen, '现在归光谷小镇党总支')
  await sees(screen, '还没有支部')
  phone.agrees = false
  tapTarget(screen)
  expect(phone.sentOf('org.transfer')).toHaveLength(0)
  phone.agrees = true
  phone.answer('org.transfer', { from: trees[0] as TreeView, to: trees[1] as TreeView })
  tapTarget(screen)
  await sees(screen, '上田村支部现在归上田镇党总支。')
  expect(phone.sentOf('org.transfer')[0]?.input).toEqual({
    treeId: 't-1',
    version: 7,
    orgId: 'b-1',
    toTreeId: 't-2',
    toVersion: 7,
  })
  screen.close()
})

test('when a tree was changed meanwhile, both are read anew before the officer decides again', async () => {
  const screen = openPage(path, query)
  await sees(screen, '上田镇党总支')
  phone.refuse('org.transfer', { code: 'EDIT_CONFLICT', details: null, traceId: 't' })
  trees = [treeOf('t-1', '光谷小镇党总支', ['b-1']), treeOf('t-2', '上田镇党总支', ['b-9'])]
  tapTarget(screen)
  await sees(screen, '刚才有人先改过了')
  await until(() => screen.text.includes('现有 1 个支部'))
  await sees(screen, '现有 1 个支部')
  screen.close()
})

test('with one general branch in the county it says what is missing', async () => {
  trees = [treeOf('t-1', '光谷小镇党总支', ['b-1'])]
  const screen = openPage(path, query)
  await sees(screen, '还没有别的党总支')
  screen.close()
})

test('a branch that has just gone is not offered again', async () => {
  trees = [treeOf('t-1', '光谷小镇党总支', []), treeOf('t-2', '上田镇党总支', ['b-1'])]
  const screen = openPage(path, query)
  await sees(screen, '这个支部不在这里了')
  screen.close()
})
