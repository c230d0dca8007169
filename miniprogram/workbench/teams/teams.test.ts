import type { TreeView } from '../../../cloudfunctions/contract/org'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, sees, until } from '../../testing/render-page'

const path = 'workbench/teams/teams'
const query = { treeId: 't-1', branchId: 'b-1' }
let phone: Phone

const tree: TreeView = {
  treeId: 't-1',
  name: '光谷小镇党总支',
  version: 1,
  nodes: [{ id: 'b-1', name: '溪口村支部', level: 'branch', kind: 'area', parentId: 'org' }],
  teams: [{ id: 'team', name: '防汛突击队', branchId: 'b-1', memberIds: ['m-1', 'm-2'] }],
  areas: [
    { id: 'here', name: '稻鱼基地', branchId: 'b-1', leadId: 'm-1' },
    { id: 'gone', name: '老街', branchId: 'b-1', leadId: 'm-2' },
  ],
}

beforeEach(() => {
  phone = installPhone()
  phone.answer('org.tree', tree)
  phone.answer('roster.list', {
    rows: [{ memberId: 'm-1', name: '夏红梅', branchId: 'b-1', kind: 'party', isBound: true }],
  })
})

const open = (screen: ReturnType<typeof openPage>, id: string, kind: 'team' | 'area') => {
  const page = screen.page as unknown as { onOpen(event: object): void }
  page.onOpen({ currentTarget: { dataset: { id, kind } } })
}

test('each duty area says who answers for it, also when that person has left the branch', async () => {
  const screen = openPage(path, query)
  await sees(screen, '溪口村支部')
  await sees(screen, '责任区 · 夏红梅负责')
  await sees(screen, '责任人已不在本支部，请另选')
  expect(phone.sentOf('roster.list').map(({ input }) => input)).toEqual([
    { branchId: 'b-1', memberIds: ['m-1', 'm-2'], limit: 100 },
  ])
  screen.close()
})

test('somebody who has left the branch can be taken out of the team, which is then saved', async () => {
  const screen = openPage(path, query)
  await sees(screen, '防汛突击队')
  open(screen, 'team', 'team')
  await sees(screen, '已不在本支部的人')
  const page = screen.page as unknown as { onDrop(event: object): void }
  page.onDrop({ currentTarget: { dataset: { id: 'm-2' } } })
  phone.answer('org.edit', tree)
  screen.tap('#save')
  await until(() => phone.sentOf('org.edit').length === 1)
  expect(phone.sentOf('org.edit')[0]?.input).toMatchObject({ edit: { do: 'saveTeam', memberIds: ['m-1'] } })
  screen.close()
})

test('without a network what was written stays, and a missing lead is asked for beside the people', async () => {
  const screen = openPage(path, query)
  await sees(screen, '新建责任区')
  const page = screen.page as unknown as { onNew(event: object): void }
  page.onNew({ currentTarget: { dataset: { kind: 'area' } } })
  screen.type('.name', '河堤')
  screen.tap('#save')
  await sees(screen, '请选一位责任人。')
  screen.send('.people', 'choose', { value: 'm-1', text: '夏红梅' })
  phone.network = 'offline'
  screen.tap('#save')
  await sees(screen, '没送到，请再点一次')
  expect(screen.part('.name').instance.data.value).toBe('河堤')
  expect(screen.text).toContain('夏红梅')
  screen.close()
})

test('people are looked for in this branch only', async () => {
  const screen = openPage(path, query)
  await sees(screen, '新建先锋队')
  const page = screen.page as unknown as { onNew(event: object): void }
  page.onNew({ currentTarget: { dataset: { kind: 'team' } } })
  phone.answer('roster.list', { rows: [] })
  screen.send('.people', 'search', { value: '李' })
  await until(() => phone.sentOf('roster.list').length === 2)
  expect(phone.sentOf('roster.list')[1]?.input).toEqual({ search: '李', limit: 20, branchId: 'b-1' })
  screen.close()
})
