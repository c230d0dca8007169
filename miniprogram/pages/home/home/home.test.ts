import { dayOf, fullDay } from '../../../services/format'
import { installPhone, type Phone } from '../../../testing/phone'
import { aPostItem } from '../../../testing/post-samples'
import { aRedList } from '../../../testing/red-star-samples'
import { allWorked, openPage, sees } from '../../../testing/render-page'
import { anItem, aTask, member, tomorrowMorning } from '../../../testing/samples'

const path = 'pages/home/home/home'

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', member)
  phone.answer('task.list', { items: [] })
})

test('greets a member by name, with the day', async () => {
  const screen = openPage(path)
  await sees(screen, '周桂芳，')
  await sees(screen, fullDay(dayOf(Date.now())))
  screen.close()
})

test('greets a visitor without a name', async () => {
  phone.answer('session.me', { bound: false })
  const screen = openPage(path)
  await sees(screen, '您好')
  await sees(screen, '看看哪里缺人手')
  screen.close()
})

test('a demo town says beside the day that it is one, a real town does not', async () => {
  phone.answer('session.me', { ...member, isDemo: true })
  const screen = openPage(path)
  await sees(screen, '演示数据，人和事都是编的')
  screen.close()
  phone.answer('session.me', member)
  const real = openPage(path)
  await sees(real, '周桂芳，')
  expect(real.text).not.toContain('演示数据')
  real.close()
})

test('my next shift comes first, with its leader and the way there', async () => {
  phone.answer('task.list', ({ view }) => ({
    items: view === 'mine' ? [anItem({ mine: { state: 'claimed' } })] : [],
  }))
  phone.answer(
    'task.get',
    aTask({
      site: { name: '三号光伏区南门', latitude: 28.6, longitude: 118.6 },
      lead: { name: '徐建国' },
    }),
  )
  const screen = openPage(path)
  await sees(screen, '我的下一班光伏板下补种黄精明天 7:30–10:30 · 三号光伏区南门')
  await sees(screen, '领头人 徐建国')
  await sees(screen, '看路线')
  expect(screen.text).not.toContain('打电话')
  screen.send('.next', 'open')
  expect(phone.opened).toEqual(['/pages/task/detail/detail?taskId=t-1&shiftId=s-1'])
  screen.close()
})

test('a place kept for me is shown before a later place that is already mine', async () => {
  const offered = anItem({
    id: 's-8',
    left: 0,
    mine: { state: 'offered', until: tomorrowMorning() - 7_200_000 },
  })
  phone.answer('task.get', aTask())
  phone.answer('task.list', ({ view }) => ({
    items: view === 'mine' ? [anItem({ mine: { state: 'claimed' } }), offered] : [],
  }))
  const screen = openPage(path)
  await sees(screen, '轮到您了，替您留到 明天 5:30')
  screen.close()
})

test('of the open tasks, at most three are shown that still lack people', async () => {
  const items = [
    anItem({ id: 'full', left: 0 }),
    anItem({ id: 'mine', mine: { state: 'claimed' } }),
    ...['a', 'b', 'c', 'd'].map((id) => anItem({ id })),
  ]
  phone.answer('task.list', ({ view }) => ({ items: view === 'open' ? items : [] }))
  const screen = openPage(path)
  await sees(screen, '还剩 3 个名额')
  expect(screen.count('.card')).toBe(3)
  expect(screen.text).not.toMatch(/已满|已报名/)
  screen.close()
})

test('a claim from here makes it my next shift', async () => {
  phone.answer('task.list', ({ view }) => ({ items: view === 'open' ? [anItem()] : [] }))
  phone.answer('task.claim', { state: 'claimed' })
  phone.answer('task.get', aTask())
  const screen = openPage(path)
  await sees(screen, '看看哪里缺人手')
  await sees(screen, '还剩 3 个名额')
  phone.answer('task.list', { items: [anItem({ mine: { state: 'claimed' } })] })
  screen.press('.card', '#claim')
  await sees(screen, '我的下一班光伏板下补种黄精明天')
  await sees(screen, '已报名')
  screen.close()
})

test('the newest red stars of my branch are honoured here, with a way to the red list', async () => {
  phone.answer('redList.get', aRedList())
  const screen = openPage(path)
  await sees(screen, '10月红星公示红榜')
  await sees(screen, '防汛三天没下堤。')
  screen.close()
})

test('without a list there is no empty place for it', async () => {
  phone.answer('redList.get', aRedList({ stars: [] }))
  const screen = openPage(path)
  await sees(screen, '还缺人的任务')
  expect(screen.text).not.toContain('红星党员')
  screen.close()
})

test('neither news nor stars are asked for again each time the page is shown, also where there are none', async () => {
  phone.answer('redList.get', aRedList({ stars: [] }))
  phone.answer('post.list', { items: [] })
  const screen = openPage(path)
  await allWorked()
  screen.showParts('.month-stars', '.news')
  await allWorked()
  expect([phone.sentOf('redList.get'), phone.sentOf('post.list')].map(({ length }) => length)).toEqual([1, 1])
  screen.close()
})

test('news and stars that could not be read are asked for when the page is shown again', async () => {
  const broken = { code: 'INTERNAL', details: null, traceId: 't' } as const
  phone.refuse('redList.get', broken)
  phone.refuse('post.list', broken)
  const screen = openPage(path)
  await allWorked()
  phone.answer('redList.get', aRedList())
  phone.answer('post.list', { items: [aPostItem({ title: '路灯全亮了' })] })
  screen.showParts('.month-stars', '.news')
  await sees(screen, '10月红星公示')
  await sees(screen, '路灯全亮了')
  screen.close()
})

test('the newest three pieces of news stand at the end, with a way to more and to each of them', async () => {
  phone.answer('post.list', { items: [aPostItem(), aPostItem({ postId: 'p-2', title: '路灯全亮了' })] })
  const screen = openPage(path)
  await sees(screen, '动态更多')
  await sees(screen, '路灯全亮了')
  expect(phone.sentOf('post.list').map(({ input }) => input)).toEqual([{ limit: 3 }])
  screen.part('.news').querySelector('.post')?.instance.triggerEvent('open', { postId: 'p-1' })
  expect(phone.opened).toEqual(['/pages/post/article/article?postId=p-1'])
  screen.close()
})

test('without news there is no empty place for it', async () => {
  phone.answer('post.list', { items: [] })
  const screen = openPage(path)
  await sees(screen, '还缺人的任务')
  expect(screen.text).not.toContain('动态')
  screen.close()
})

test('without network and without a saved copy it says so', async () => {
  phone.network = 'offline'
  const screen = openPage(path)
  await sees(screen, '没有网这里还没有存过的内容，连上网再看。')
  screen.close()
})

test('once the network is back the page is read afresh', async () => {
  phone.network = 'offline'
  const screen = openPage(path)
  await sees(screen, '没有网')
  const { startPending } = await import('../../../services/pending')
  startPending()
  phone.answer('task.list', ({ view }) => ({ items: view === 'open' ? [anItem()] : [] }))
  phone.reconnect()
  await sees(screen, '光伏板下补种黄精')
  expect(screen.text).not.toContain('没有网')
  screen.close()
})
