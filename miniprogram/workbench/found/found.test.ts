import { installPhone, type Phone } from '../../testing/phone'
import { openPage, sees, until } from '../../testing/render-page'
import { member } from '../../testing/samples'

const path = 'workbench/found/found'
let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.hasWayBack = true
  phone.answer('session.me', {
    ...member,
    roles: [{ role: 'countyAdministrator', orgId: 'county', orgName: '全县' }],
  })
})

test('a general branch is founded, and what comes next is done there', async () => {
  const screen = openPage(path)
  await sees(screen, '新建')
  screen.type('.name', '上')
  screen.tap('#save')
  await sees(screen, '名称至少写两个字。')
  screen.type('.name', ' 上田镇党总支 ')
  phone.answer('org.found', {
    treeId: 't-2',
    name: '上田镇党总支',
    version: 1,
    nodes: [{ id: 'org-2', name: '上田镇党总支', level: 'general', kind: 'area', parentId: null }],
    teams: [],
    areas: [],
  })
  screen.tap('#save')
  await sees(screen, '上田镇党总支建好了')
  expect(phone.sentOf('org.found')[0]?.input).toEqual({ name: '上田镇党总支' })
  expect(JSON.parse(phone.storage.get('workbench:place') ?? '')).toMatchObject({
    orgId: 'org-2',
    treeId: 't-2',
  })
  screen.tap('#officer')
  screen.tap('#branches')
  expect(phone.opened).toEqual(['/workbench/grant/grant', '返回'])
  screen.close()
})

test('a name that is taken, or a lost network, leaves what was typed', async () => {
  const screen = openPage(path)
  await sees(screen, '新建')
  screen.type('.name', '光谷小镇党总支')
  phone.refuse('org.found', { code: 'TREE_REFUSED', details: { why: 'nameTaken' }, traceId: 't' })
  screen.tap('#save')
  await sees(screen, '同一级里已经有这个名字，请换一个。')
  screen.close()
  const again = openPage(path)
  await until(() => again.count('.name') === 1)
  expect(again.part('.name').instance.data.value).toBe('光谷小镇党总支')
  again.close()
})

test('whoever does not serve the county is told who does this', async () => {
  phone.answer('session.me', {
    ...member,
    roles: [{ role: 'generalSecretary', orgId: 'org', orgName: '光谷小镇党总支' }],
  })
  const tree = { treeId: 't-1', name: '光谷小镇党总支', version: 1, teams: [], areas: [] }
  phone.answer('org.trees', { trees: [{ treeId: 't-1', name: '光谷小镇党总支', branches: 0 }] })
  phone.answer('org.tree', {
    ...tree,
    nodes: [{ id: 'org', name: '光谷小镇党总支', level: 'general', kind: 'area', parentId: null }],
  })
  const screen = openPage(path)
  await sees(screen, '新建党总支由县级管理员办。')
  expect(screen.count('#save')).toBe(0)
  screen.close()
})
