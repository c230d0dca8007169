import type { NeedItem } from '../../../../cloudfunctions/contract/need'
import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, sees, until } from '../../../testing/render-page'

const path = 'pages/need/list/list'

const item = (needId: string, over: Partial<NeedItem> = {}): NeedItem => ({
  needId,
  kind: 'home',
  text: `灯跳闸 ${needId}`,
  place: '上田村 18 号',
  when: 'today',
  state: 'open',
  raisedAt: Date.now(),
  askerName: '周桂芳',
  branchName: '上田村支部',
  isOverdue: false,
  version: 1,
  ...over,
})

let phone: Phone

beforeEach(() => {
  phone = installPhone()
})

test('what I asked for, and what waits for me, overdue in words', async () => {
  phone.answer('need.list', ({ view }) => ({
    items: view === 'mine' ? [item('n-1', { state: 'done' })] : [item('n-2', { isOverdue: true })],
  }))
  const screen = openPage(path)
  await sees(screen, '办好了')
  screen.send('.views', 'choose', { value: 'toMe' })
  await sees(screen, '超时未答复')
  await sees(screen, '周桂芳')
  expect(screen.count('#raise')).toBe(0)
  screen.send('.need', 'open', { needId: 'n-2' })
  expect(phone.opened).toEqual(['/pages/need/detail/detail?needId=n-2'])
  screen.close()
})

test('the next page follows the first', async () => {
  phone.answer('need.list', ({ cursor }) =>
    cursor ? { items: [item('n-2')] } : { items: [item('n-1')], next: '1_n-1' },
  )
  const screen = openPage(path)
  await sees(screen, '往上拉还有')
  await screen.page.onReachBottom?.()
  await sees(screen, '就这些了')
  expect(screen.count('.need')).toBe(2)
  screen.close()
})

test('an empty list says what would stand there; a failure can be tried again', async () => {
  phone.answer('need.list', { items: [] })
  const screen = openPage(path)
  await sees(screen, '您还没有求助过')
  screen.page.onRaise?.()
  expect(phone.opened).toEqual(['/pages/need/raise/raise'])
  phone.refuse('need.list', { code: 'INTERNAL', details: null, traceId: 't' })
  await screen.page.refresh?.()
  await sees(screen, '求助没打开')
  phone.answer('need.list', { items: [item('n-1')] })
  screen.send('.load', 'act')
  await sees(screen, '灯跳闸 n-1')
  await until(() => screen.count('.need') === 1)
  screen.close()
})

test('a visitor, who sees the way here on the first page, is shown the way in', async () => {
  phone.refuse('need.list', { code: 'NOT_BOUND', details: null, traceId: 'tr-1' })
  const screen = openPage(path)
  await sees(screen, '先认一下您是哪个支部的')
  expect(screen.text).not.toContain('报修')
  screen.send('.load', 'act')
  expect(decodeURIComponent(phone.opened[0] ?? '')).toContain('/pages/identity/bind/bind')
  screen.close()
})
