import type { Output } from '../../../../cloudfunctions/contract/contract'
import { addDays, dayOf } from '../../../services/format'
import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, sees, until } from '../../../testing/render-page'
import { anItem, member } from '../../../testing/samples'

const path = 'pages/task/list/list'
const today = dayOf(Date.now())
const tomorrow = addDays(today, 1)

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', member)
  phone.answer('task.days', { days: [{ day: tomorrow, shifts: 1 }] })
  phone.answer('task.list', { items: [anItem()] })
})

test('opens with the nearest day that has shifts', async () => {
  const screen = openPage(path)
  await sees(screen, '明天有 1 班')
  await sees(screen, '光伏板下补种黄精')
  expect(phone.sentOf('task.list')).toEqual([
    expect.objectContaining({ input: { view: 'open', scope: 'all', day: tomorrow } }),
  ])
  screen.close()
})

test('the button of a card claims, and the card says so only when the cloud has', async () => {
  const screen = openPage(path)
  await sees(screen, '还剩 3 个名额')
  const arrive = phone.answerLater('task.claim', { state: 'claimed' })
  screen.press('.card', '#claim')
  await sees(screen, '正在提交')
  expect(screen.text).not.toContain('已报名')
  arrive()
  await sees(screen, '已报名')
  await sees(screen, '报上了明天 7:30 在三号光伏区南门集合。')
  await sees(screen, '还剩 2 个名额')
  screen.close()
})

test('on a bad network the card says that the claim is kept, and can give it up', async () => {
  const screen = openPage(path)
  await sees(screen, '还剩 3 个名额')
  phone.network = 'offline'
  screen.press('.card', '#claim')
  await sees(screen, '还没报上名网络不好，已为您保存，联网后自动提交。')
  expect(screen.text).not.toContain('已报名')
  screen.press('.card', '#take-back')
  await sees(screen, '已经取消')
  await sees(screen, '报名')
  screen.close()
})

test('once the network is back, the card tells how the kept claim ended', async () => {
  const screen = openPage(path)
  await sees(screen, '还剩 3 个名额')
  const { startPending } = await import('../../../services/pending')
  startPending()
  phone.network = 'offline'
  screen.press('.card', '#claim')
  await sees(screen, '还没报上名')
  phone.answer('task.claim', { state: 'claimed' })
  phone.answer('task.list', { items: [anItem({ left: 2, mine: { state: 'claimed' } })] })
  const asked = phone.sentOf('task.list').length
  phone.reconnect()
  await sees(screen, '已报名')
  await until(() => phone.sentOf('task.list').length > asked)
  await sees(screen, '报上了明天 7:30 在三号光伏区南门集合。')
  screen.close()
})

test('a visitor who claims is told what is needed first, and nothing is sent', async () => {
  phone.answer('session.me', { bound: false })
  const screen = openPage(path)
  await sees(screen, '还剩 3 个名额')
  screen.press('.card', '#claim')
  await sees(screen, '先认一下您是哪个支部的')
  expect(phone.sentOf('task.claim')).toHaveLength(0)
  screen.close()
})

test('visitors have no branch of their own to choose', async () => {
  phone.answer('session.me', { bound: false })
  const screen = openPage(path)
  await sees(screen, '还剩 3 个名额')
  expect(screen.text).not.toContain('本支部')
  screen.close()
})

test('a member can look at the own branch only', async () => {
  const screen = openPage(path)
  await sees(screen, '本支部')
  screen.send('.scopes', 'choose', { scope: 'branch' })
  await sees(screen, '明天有 1 班')
  expect(phone.sentOf('task.days').at(-1)?.input).toMatchObject({ scope: 'branch' })
  expect(phone.sentOf('task.list').at(-1)?.input).toMatchObject({ scope: 'branch' })
  screen.close()
})

test('a day without shifts leads to the nearest one that has some', async () => {
  const screen = openPage(path)
  await sees(screen, '明天有 1 班')
  phone.answer('task.list', ({ day }) => ({ items: day === tomorrow ? [anItem()] : [] }))
  screen.send('.strip', 'choose', { day: today })
  await sees(screen, '今天没有缺人的任务明天有 1 班。')
  screen.press('.load', '#next')
  await sees(screen, '光伏板下补种黄精')
  screen.close()
})

test('reaching the bottom asks for the next page only, and never shows a shift twice', async () => {
  const pages: Record<string, Output<'task.list'>> = {
    first: { items: [anItem({ id: 's-1' }), anItem({ id: 's-2' })], next: '1_s-2' },
    second: { items: [anItem({ id: 's-2' }), anItem({ id: 's-3' })] },
  }
  phone.answer('task.list', ({ cursor }) => pages[cursor ? 'second' : 'first'] ?? { items: [] })
  const screen = openPage(path)
  await sees(screen, '往上拉还有')
  screen.page.onReachBottom?.()
  await sees(screen, '就这些了')
  expect(phone.sentOf('task.list').at(-1)?.input).toMatchObject({ cursor: '1_s-2' })
  expect(screen.count('.card')).toBe(3)
  screen.close()
})

test('without network the saved list is shown with its time', async () => {
  const first = openPage(path)
  await sees(first, '还剩 3 个名额')
  first.close()
  phone.network = 'offline'
  const again = openPage(path)
  await sees(again, '没有网，先看上次的内容今天')
  await sees(again, '光伏板下补种黄精')
  again.close()
})

test('when our side fails it says so, gives a code, and tries again on a tap', async () => {
  phone.refuse('task.list', { code: 'INTERNAL', details: null, traceId: '4f1c9b2a-77d0' })
  const screen = openPage(path)
  await sees(screen, '任务没打开是我们这边出了问题')
  await sees(screen, '代码 4f1c9b2a')
  phone.answer('task.list', { items: [anItem()] })
  screen.press('.load', '#retry')
  await sees(screen, '光伏板下补种黄精')
  screen.close()
})
