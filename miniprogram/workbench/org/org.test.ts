import type { TreeView } from '../../../cloudfunctions/contract/org'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, sees, until } from '../../testing/render-page'
import { member } from '../../testing/samples'
import { choosePlace } from '../place'

let phone: Phone

const tree: TreeView = {
  treeId: 't-1',
  name: '光谷小镇党总支',
  version: 1,
  nodes: [{ id: 'org', name: '光谷小镇党总支', level: 'general', kind: 'area', parentId: null }],
  teams: [],
  areas: [],
}

beforeEach(() => {
  phone = installPhone()
  const name = '光谷小镇党总支'
  phone.answer('session.me', {
    ...member,
    roles: [{ role: 'generalSecretary', orgId: 'org', orgName: name }],
  })
  choosePlace({ orgId: 'org', name, level: 'general', treeId: 't-1', branchId: '', above: ['org'] })
  phone.answer('org.tree', tree)
})

test('without a network the name of a new branch stays in the sheet until it is saved', async () => {
  const screen = openPage('workbench/org/org')
  await sees(screen, '光谷小镇党总支')
  const page = screen.page as unknown as {
    node: object
    begin(node: object, what: string): Promise<void>
  }
  page.node = tree.nodes[0] as object
  await page.begin(tree.nodes[0] as object, 'create')
  phone.network = 'offline'
  screen.send('.form', 'save', { name: '河东支部', kind: 'area', region: '', contacts: [] })
  await until(() => screen.part('.form').instance.data.notice !== null)
  expect(screen.part('.form').instance.data).toMatchObject({
    form: { hasName: true },
    notice: { title: '没送到，请再点一次' },
  })
  phone.network = 'good'
  phone.answer('org.edit', tree)
  screen.send('.form', 'save', { name: '河东支部', kind: 'area', region: '', contacts: [] })
  await sees(screen, '改好了')
  expect(screen.part('.form').instance.data.form).toBe(null)
  screen.close()
})

test('in a county without any general branch the way to found the first one is what is offered', async () => {
  const roles = [{ role: 'countyAdministrator' as const, orgId: 'county', orgName: '全县' }]
  phone.answer('session.me', { ...member, roles })
  choosePlace({ orgId: 'county', name: '全县', level: 'county', treeId: '', branchId: '', above: ['county'] })
  phone.answer('org.trees', { trees: [] })
  const screen = openPage('workbench/org/org')
  await sees(screen, '还没有党总支')
  expect(screen.text).not.toContain('去选党总支')
  expect(screen.text).toContain('新建党总支')
  screen.close()
})

test('a county with general branches that cannot be listed is offered again', async () => {
  const roles = [{ role: 'countyAdministrator' as const, orgId: 'county', orgName: '全县' }]
  phone.answer('session.me', { ...member, roles })
  choosePlace({ orgId: 'county', name: '全县', level: 'county', treeId: '', branchId: '', above: ['county'] })
  phone.refuse('org.trees', { code: 'INTERNAL', details: null, traceId: 't-9' })
  const screen = openPage('workbench/org/org')
  await sees(screen, '组织没打开')
  phone.answer('org.trees', { trees: [{ treeId: 't-1', name: '光谷小镇党总支', branches: 6 }] })
  screen.send('.load', 'act')
  await sees(screen, '去选党总支')
  screen.close()
})
