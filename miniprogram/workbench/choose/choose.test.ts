import type { TreeView } from '../../../cloudfunctions/contract/org'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, sees, until } from '../../testing/render-page'
import { member } from '../../testing/samples'

let phone: Phone

const treeOf = (treeId: string, name: string): TreeView => ({
  treeId,
  name,
  version: 1,
  nodes: [
    { id: `${treeId}-root`, name, level: 'general', kind: 'area', parentId: null },
    {
      id: `${treeId}-branch`,
      name: `${name}一支部`,
      level: 'branch',
      kind: 'area',
      parentId: `${treeId}-root`,
    },
  ],
  teams: [],
  areas: [],
})

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', {
    ...member,
    roles: [{ role: 'countyAdministrator', orgId: 'county', orgName: '全县' }],
  })
  phone.answer('org.trees', {
    trees: [
      { treeId: 't-1', name: '光谷小镇党总支', branches: 1 },
      { treeId: 't-2', name: '凤林镇党总支', branches: 1 },
    ],
  })
  phone.answer('org.tree', ({ treeId }) =>
    treeId === 't-1' ? treeOf('t-1', '光谷小镇党总支') : treeOf('t-2', '凤林镇党总支'),
  )
})

test('the county, of several general branches, chooses one and finds it again when the app is opened anew', async () => {
  const county = openPage('workbench/home/home')
  await sees(county, '全县')
  county.close()
  const choice = openPage('workbench/choose/choose')
  await sees(choice, '凤林镇党总支')
  const dataset = { id: 't-2-branch', tree: 't-2' }
  choice.page.onChoose?.({ currentTarget: { dataset } } as never)
  await until(() => phone.opened.length > 0)
  choice.close()
  const home = openPage('workbench/home/home')
  await sees(home, '凤林镇党总支一支部')
  expect(home.text).not.toContain('全县')
  home.close()
})
