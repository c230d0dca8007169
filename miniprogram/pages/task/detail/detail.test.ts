import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, sees } from '../../../testing/render-page'
import { aShift, aTask, member, tomorrowMorning } from '../../../testing/samples'

const path = 'pages/task/detail/detail'
const query = { taskId: 't-1' }
const hour = 3_600_000

const morning = aShift()
const afternoon = aShift({ id: 's-2', startsAt: tomorrowMorning() + 6 * hour, left: 0, waiting: 1 })

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', member)
  phone.answer('task.get', aTask({ shifts: [afternoon, morning] }))
})

test('shows the facts of the task and opens with the first shift that has room', async () => {
  const screen = openPage(path, query)
  await sees(screen, '中药材合作社支部发起 · 每班记 3 分')
  await sees(screen, '要带的东西雨鞋手套')
  await sees(screen, '还剩 3 个名额上午班 7:30–10:30报名这一班')
  screen.close()
})

test('a way there and a phone are offered only where they exist', async () => {
  const screen = openPage(path, query)
  await sees(screen, '三号光伏区南门')
  expect(screen.text).not.toMatch(/看路线|打电话/)
  screen.close()

  phone.answer(
    'task.get',
    aTask({
      site: { name: '三号光伏区南门', latitude: 28.6, longitude: 118.6 },
      lead: { name: '徐建国', phone: '13800000000' },
    }),
  )
  const full = openPage(path, query)
  await sees(full, '领头人 徐建国')
  full.press('.ways', '#route')
  full.press('.ways', '#phone')
  expect(phone.opened).toEqual(['地图：三号光伏区南门', '电话：13800000000'])
  full.close()
})

test('after a claim it says when and where to be', async () => {
  phone.answer('task.claim', { state: 'claimed' })
  const screen = openPage(path, query)
  await sees(screen, '报名这一班')
  phone.answer('task.get', aTask({ shifts: [{ ...morning, left: 2, mine: { state: 'claimed' } }] }))
  screen.send('.bar', 'act', { act: 'claim' })
  await sees(screen, '报上了明天 7:30 在三号光伏区南门集合。')
  await sees(screen, '您在这一班上午班 7:30–10:30退出这班')
  screen.close()
})

test('a full shift offers the waiting list with the position one would get', async () => {
  phone.answer('task.claim', { state: 'waiting', position: 2 })
  const screen = openPage(path, query)
  await sees(screen, '报名这一班')
  screen.send('.choice', 'choose', { shiftId: 's-2' })
  await sees(screen, '已满，可候补您会排第 2 位排候补')
  screen.send('.bar', 'act', { act: 'claim' })
  await sees(screen, '排上了，候补第 2 位')
  screen.close()
})

test('giving back asks first, and nothing is sent when the person thinks again', async () => {
  phone.answer('task.get', aTask({ shifts: [{ ...morning, mine: { state: 'claimed' } }] }))
  phone.answer('task.release', { state: 'none' })
  const screen = openPage(path, query)
  await sees(screen, '退出这班')
  phone.agrees = false
  screen.send('.bar', 'act', { act: 'release' })
  phone.agrees = true
  screen.send('.bar', 'act', { act: 'release' })
  await sees(screen, '已经退出')
  expect(phone.sentOf('task.release')).toHaveLength(1)
  screen.close()
})

test('while the claim is kept the bar says so, and a tap gives it up', async () => {
  const screen = openPage(path, query)
  await sees(screen, '报名这一班')
  phone.network = 'offline'
  screen.send('.bar', 'act', { act: 'claim' })
  await sees(screen, '还没报上名网络不好，已为您保存，联网后自动提交。')
  expect(screen.text).not.toContain('您在这一班')
  screen.send('.bar', 'act', { act: 'takeBack' })
  await sees(screen, '已经取消')
  await sees(screen, '报名这一班')
  screen.close()
})

describe('two shifts at one time', () => {
  beforeEach(() => {
    phone.refuse('task.claim', {
      code: 'CLASH',
      details: {
        shiftId: 's-9',
        taskTitle: '竹林步道清扫',
        startsAt: tomorrowMorning(),
        endsAt: tomorrowMorning() + 2 * hour,
      },
      traceId: 'tr-1',
    })
    phone.answer('task.release', { state: 'none' })
  })

  test('keeping the old one changes nothing', async () => {
    const screen = openPage(path, query)
    await sees(screen, '报名这一班')
    screen.send('.bar', 'act', { act: 'claim' })
    await sees(screen, '这个时间您已有一班两班时间撞上了，只能去一处。已报名竹林步道清扫')
    screen.press('.clash', '#keep')
    await sees(screen, '报名这一班')
    expect(phone.sentOf('task.release')).toHaveLength(0)
    screen.close()
  })

  test('swapping gives the old one back and claims the new one', async () => {
    const screen = openPage(path, query)
    await sees(screen, '报名这一班')
    screen.send('.bar', 'act', { act: 'claim' })
    await sees(screen, '退掉原来的，换成这班')
    phone.answer('task.claim', { state: 'claimed' })
    screen.press('.clash', '#swap')
    await sees(screen, '报上了原来的班（竹林步道清扫）已经退掉。')
    expect(phone.sentOf('task.release')[0]?.input).toEqual({ shiftId: 's-9' })
    screen.close()
  })

  test('a swap whose second half fails does not hide that the old shift is gone', async () => {
    const screen = openPage(path, query)
    await sees(screen, '报名这一班')
    screen.send('.bar', 'act', { act: 'claim' })
    await sees(screen, '退掉原来的，换成这班')
    phone.refuse('task.claim', { code: 'QUEUE_FULL', details: null, traceId: 'tr-2' })
    screen.press('.clash', '#swap')
    await sees(screen, '候补已满原来的班（竹林步道清扫）已经退掉。')
    screen.close()
  })
})

test('a visitor who claims is told what is needed first', async () => {
  phone.answer('session.me', { bound: false })
  const screen = openPage(path, query)
  await sees(screen, '报名这一班')
  screen.send('.bar', 'act', { act: 'claim' })
  await sees(screen, '先认一下您是哪个支部的')
  screen.press('.invite', '#code')
  expect(phone.opened[0]).toContain('/pages/identity/privacy/privacy?next=')
  expect(phone.sentOf('task.claim')).toHaveLength(0)
  screen.close()
})

test('a task that is gone is not blamed on anyone, and has no code to report', async () => {
  phone.refuse('task.get', { code: 'NOT_FOUND', details: null, traceId: 'tr-1' })
  const screen = openPage(path, query)
  await sees(screen, '任务没打开可能已经撤下，请看看别的。')
  expect(screen.text).not.toContain('报修')
  screen.close()
})

test('what a friend reads in the chat tells how many people are lacking', async () => {
  const screen = openPage(path, query)
  await sees(screen, '报名这一班')
  expect(screen.page.onShareAppMessage?.()).toEqual({
    title: '光伏板下补种黄精，还缺 3\u00A0人',
    path: '/pages/task/detail/detail?taskId=t-1',
  })
  screen.close()
})
