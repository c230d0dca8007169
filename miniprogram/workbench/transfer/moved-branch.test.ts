import type { TreeView } from '../../../cloudfunctions/contract/org'
import { asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, sees, until } from '../../testing/render-page'

const path = 'workbench/org/org'
let phone: Phone

const treeOf = (treeId: string, name: string, branchName: string): TreeView => ({
  treeId,
  name,
  version: 1,
  nodes: [
    { id: `${treeId}-root`, name, level: 'general', kind: 'area', parentId: null },
    { id: 'b-1', name: branchName, level: 'branch', kind: 'area', parentId: `${treeId}-root` },
  ],
  teams: [],
  areas: [],
})

const remembered = () => JSON.parse(phone.storage.get('workbench:place') ?? '{}')

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
})

test('the secretary of a branch that has gone to another general branch finds it there', async () => {
  phone.refuse('org.tree', { code: 'NOT_FOUND', details: null, traceId: 't' })
  phone.answer('org.trees', () => {
    phone.answer('org.tree', treeOf('t-2', '上田镇党总支', '上田村支部'))
    return { trees: [{ treeId: 't-2', name: '上田镇党总支', branches: 1 }] }
  })
  const screen = openPage(path)
  await sees(screen, '上田镇党总支')
  expect(remembered()).toMatchObject({ orgId: 'b-1', treeId: 't-2', above: ['b-1', 't-2-root'] })
  screen.close()
})

test('a branch that was given a new name is headed by it', async () => {
  phone.answer('org.tree', treeOf('t-1', '光谷小镇党总支', '上田新村支部'))
  const screen = openPage(path)
  await until(() => remembered().name === '上田新村支部')
  expect(screen.text).not.toContain('上田村支部')
  expect(remembered()).toMatchObject({ name: '上田新村支部' })
  screen.close()
})
