import { startOfDay } from '../../services/format'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, sees, until } from '../../testing/render-page'
import { member } from '../../testing/samples'
import { filterInput } from '../audit-view'
import { choosePlace } from '../place'

const path = 'workbench/audit/audit'
let phone: Phone

const deed = {
  at: startOfDay('2026-11-20') + 8 * 3_600_000,
  by: '李良才',
  method: 'roster.move',
  orgName: '上田村支部',
  subject: '王德明',
  note: '转到溪口村支部',
}

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', {
    ...member,
    roles: [{ role: 'overseer', orgId: 'org', orgName: '光谷小镇党总支' }],
  })
  choosePlace({
    orgId: 'org',
    name: '光谷小镇党总支',
    level: 'general',
    treeId: 't-1',
    branchId: '',
    above: ['org'],
  })
  phone.answer('audit.list', {
    acts: [
      deed,
      { ...deed, isRefused: true, method: 'new.method' },
      { ...deed, method: 'org.edit', subject: '上田村支部', note: '改名' },
    ],
  })
})

test('says who did what, when, where and to whom, and what came to nothing', async () => {
  const screen = openPage(path)
  await sees(screen, '李良才 成员转支部11月20日 8:00 · 上田村支部 · 王德明转到溪口村支部')
  await sees(screen, '没有办成')
  await sees(screen, '李良才 改组织11月20日 8:00 · 上田村支部改名')
  screen.close()
})

test('somebody is found among those who have acts here, and only their acts are asked for', async () => {
  phone.answer('audit.people', {
    people: [
      { memberId: 'm-3', name: '李良才' },
      { memberId: 'm-4', name: '周桂芳' },
    ],
  })
  const screen = openPage(path)
  await sees(screen, '就这些了')
  const page = screen.page as unknown as { onFold(): Promise<void> }
  await page.onFold()
  await until(() => screen.count('.people') === 1)
  screen.send('.people', 'search', { value: '李' })
  await until(() => (screen.part('.people').instance.data.found as unknown[]).length === 1)
  expect(screen.part('.people').instance.data.found).toEqual([{ value: 'm-3', text: '李良才' }])
  screen.send('.people', 'choose', { value: 'm-3', text: '李良才' })
  await until(() => phone.sentOf('audit.list').length === 2)
  expect(phone.sentOf('audit.list')[1]?.input).toEqual({ orgId: 'org', by: 'm-3' })
  await sees(screen, '不限这个人')
  screen.close()
})

test('a name typed before the list of people has come is looked for when it comes', async () => {
  const arrive = phone.answerLater('audit.people', { people: [{ memberId: 'm-3', name: '李良才' }] })
  const screen = openPage(path)
  await sees(screen, '就这些了')
  const page = screen.page as unknown as { onFold(): Promise<void> }
  const folded = page.onFold()
  await until(() => screen.count('.people') === 1)
  screen.send('.people', 'search', { value: '李' })
  arrive()
  await folded
  await until(() => (screen.part('.people').instance.data.found as unknown[]).length === 1)
  expect(screen.part('.people').instance.data).toMatchObject({
    search: '李',
    found: [{ value: 'm-3', text: '李良才' }],
  })
  screen.close()
})

test('a filter is asked of the cloud, with whole days', async () => {
  const screen = openPage(path)
  await sees(screen, '就这些了')
  const page = screen.page as unknown as { onFold(): void; onFilter(event: object): void }
  page.onFilter({ currentTarget: { dataset: { field: 'method' } }, detail: { value: 'role.grant' } })
  await until(() => phone.sentOf('audit.list').length === 2)
  expect(phone.sentOf('audit.list')[1]?.input).toEqual({ orgId: 'org', method: 'role.grant' })
  expect(filterInput({ by: '', method: '', from: '2026-11-01', to: '2026-11-02' }, 'org')).toEqual({
    orgId: 'org',
    from: startOfDay('2026-11-01'),
    to: startOfDay('2026-11-03') - 1,
  })
  screen.close()
})
