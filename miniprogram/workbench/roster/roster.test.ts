import { installPhone, type Phone } from '../../testing/phone'
import { allWorked, openPage, sees, until } from '../../testing/render-page'
import { member } from '../../testing/samples'

const path = 'workbench/roster/roster'
let phone: Phone

function row(memberId: string, name: string) {
  return { memberId, name, branchId: 'b-1', kind: 'party' as const, track: 'B' as const, isBound: true }
}

function serve(role: 'branchSecretary' | 'groupLeader' | 'overseer'): void {
  phone.answer('session.me', { ...member, roles: [{ role, orgId: 'b-1', orgName: '上田村支部' }] })
}

beforeEach(() => {
  phone = installPhone()
  serve('branchSecretary')
  const node = { id: 'b-1', name: '上田村支部', level: 'branch', kind: 'area', parentId: 'org' } as const
  phone.answer('org.trees', { trees: [{ treeId: 't-1', name: '光谷小镇党总支', branches: 6 }] })
  phone.answer('org.tree', {
    treeId: 't-1',
    name: '光谷小镇党总支',
    version: 1,
    nodes: [node],
    teams: [],
    areas: [],
  })
  phone.answer('roster.list', { rows: [row('m-1', '王德明')] })
})

test('a secretary sees the branch’s people and may add, import and export', async () => {
  const screen = openPage(path)
  await sees(screen, '王德明党员 · B 在村60岁以下')
  expect(screen.count('#add')).toBe(1)
  expect(screen.count('#import')).toBe(1)
  expect(phone.sentOf('roster.list')[0]?.input).toMatchObject({ branchId: 'b-1' })
  screen.close()
})

test('a group leader reads and is offered nothing that changes', async () => {
  serve('groupLeader')
  const screen = openPage(path)
  await sees(screen, '王德明')
  expect(screen.count('#add') + screen.count('#import') + screen.count('#export')).toBe(0)
  screen.close()
})

test('whose office has no roster is told so, and the roster is not asked for', async () => {
  serve('overseer')
  const screen = openPage(path)
  await sees(screen, '这件事不归您办')
  expect(phone.sentOf('roster.list')).toHaveLength(0)
  screen.close()
})

test('reaching the bottom adds the next page below', async () => {
  phone.answer('roster.list', ({ cursor }) =>
    cursor ? { rows: [row('m-2', '徐建国')] } : { rows: [row('m-1', '王德明')], next: 'c-1' },
  )
  const screen = openPage(path)
  await sees(screen, '往上拉还有')
  screen.page.onReachBottom?.()
  await until(() => screen.count('.person') === 2)
  expect(screen.count('.person')).toBe(2)
  await sees(screen, '就这些了')
  screen.close()
})

test('a late answer to an earlier search does not replace the newer one', async () => {
  const screen = openPage(path)
  await sees(screen, '王德明')
  const arrive = phone.answerLater('roster.list', { rows: [row('m-1', '王德明')] })
  screen.send('.search', 'type', { value: '王' })
  phone.answer('roster.list', { rows: [row('m-2', '徐建国')] })
  screen.send('.search', 'type', { value: '徐' })
  await sees(screen, '徐建国')
  arrive()
  await allWorked()
  expect(screen.text).not.toContain('王德明')
  screen.close()
})

test('without a network it says so and shows no names kept on the phone', async () => {
  const first = openPage(path)
  await sees(first, '王德明')
  first.close()
  phone.network = 'offline'
  const again = openPage(path)
  await sees(again, '工作台的内容不存在手机里，连上网再看。')
  expect([...phone.storage.values()].join()).not.toContain('王德明')
  again.close()
})
