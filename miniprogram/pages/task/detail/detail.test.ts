import { dayOf, monthDay } from '../../../services/format'
import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, sees, until } from '../../../testing/render-page'
import { aShift, aTask, member, tomorrowMorning } from '../../../testing/samples'
import { aPerson, aRoster } from '../../../testing/shift-samples'

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
  await sees(screen, '您在这一班上午班 7:30–10:30')
  await sees(screen, '来不了会来')
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
  await sees(screen, '来不了')
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

test('what a friend reads in the chat: what, when by date, where, and how many people are lacking', async () => {
  const screen = openPage(path, query)
  await sees(screen, '报名这一班')
  const day = monthDay(dayOf(tomorrowMorning()))
  expect(screen.page.onShareAppMessage?.()).toEqual({
    title: `光伏板下补种黄精，${day} 7:30，三号光伏区南门，还缺 3\u00A0人`,
    path: '/pages/task/detail/detail?taskId=t-1&shiftId=s-1',
  })
  screen.close()
})

test('the text for the group has numbers and no names for somebody who may not see them', async () => {
  const screen = openPage(path, query)
  await sees(screen, '报名这一班')
  screen.tap('#copy')
  await sees(screen, '复制好了')
  const text = phone.opened.find((line) => line.startsWith('剪贴板：')) ?? ''
  expect(text).toContain('【光伏板下补种黄精】')
  expect(text).toContain('地点：三号光伏区南门（门口可停电动车）')
  expect(text).toContain('名额 12 人，已报 9 人，还缺 3 人')
  expect(text).not.toMatch(/\d\. /)
  expect(phone.sentOf('shift.roster')).toHaveLength(0)
  screen.close()
})

describe('for the person in charge', () => {
  beforeEach(() => {
    phone.answer('task.get', aTask({ isMine: true }))
  })

  test('the text carries the names of everybody, page by page', async () => {
    phone.answer('shift.roster', ({ from }) =>
      from
        ? aRoster([aPerson(4, { name: '徐建国' })])
        : aRoster([aPerson(2, { name: '周桂芳' }), aPerson(3, { name: '王德明' })], { next: 100 }),
    )
    const screen = openPage(path, query)
    await sees(screen, '名单、签到码、工时')
    screen.tap('#copy')
    await sees(screen, '带着名单，只发到该看的群里。')
    expect(phone.opened.at(-1)).toContain('1. 周桂芳\n2. 王德明\n3. 徐建国')
    screen.close()
  })

  test('when the names cannot be read nothing is copied, and it says so', async () => {
    phone.refuse('shift.roster', { code: 'INTERNAL', details: null, traceId: 'tr-1' })
    const screen = openPage(path, query)
    await sees(screen, '名单、签到码、工时')
    screen.tap('#copy')
    await sees(screen, '名单没读到，什么都没有复制')
    expect(phone.opened.some((line) => line.startsWith('剪贴板'))).toBe(false)
    screen.close()
  })
})

test('group leaders are led to claiming for others, members are not', async () => {
  const screen = openPage(path, query)
  await sees(screen, '报名这一班')
  expect(screen.text).not.toContain('替别人报名')
  screen.close()
  phone.answer('session.me', {
    ...member,
    roles: [{ role: 'groupLeader', orgId: 'g-1', orgName: '耕种队党小组' }],
  })
  const leader = openPage(path, query)
  await sees(leader, '替别人报名')
  leader.close()
})

test('会来 is said once, and a bad network only asks for another tap', async () => {
  phone.answer('task.get', aTask({ shifts: [{ ...morning, mine: { state: 'claimed' } }] }))
  phone.answer('task.coming', { isComing: true })
  const screen = openPage(path, query)
  await sees(screen, '会来')
  phone.network = 'offline'
  screen.send('.bar', 'act', { act: 'coming' })
  await sees(screen, '没送到，请再点一次')
  phone.network = 'good'
  phone.answer('task.get', aTask({ shifts: [{ ...morning, mine: { state: 'claimed', isComing: true } }] }))
  screen.send('.bar', 'act', { act: 'coming' })
  await sees(screen, '说好了，您会来')
  await sees(screen, '说好会来')
  expect(phone.sentOf('task.coming')).toHaveLength(1)
  screen.close()
})

test('when it is time, the way to checking in is on the bar', async () => {
  const startsAt = Date.now() + 10 * 60_000
  phone.answer('task.get', aTask({ shifts: [aShift({ startsAt, mine: { state: 'claimed' } })] }))
  const screen = openPage(path, query)
  await sees(screen, '到场签到')
  screen.send('.bar', 'act', { act: 'checkIn' })
  await until(() => phone.opened.length > 0)
  expect(phone.opened).toEqual(['/pages/task/check-in/check-in?taskId=t-1&shiftId=s-1'])
  screen.close()
})

test('a cancelled shift says why', async () => {
  const shifts = [aShift({ state: 'cancelled', reason: '明天有大雨' })]
  phone.answer('task.get', aTask({ shifts }))
  const screen = openPage(path, query)
  await sees(screen, '这班取消了明天有大雨。不用来了，不影响积分。')
  screen.close()
})

test('who answers for it above the lead, and what kind of work it is', async () => {
  const chain = [{ post: 'townLeader' as const, name: '姜文涛' }]
  phone.answer('task.get', aTask({ kind: 'visit', chain }))
  const screen = openPage(path, query)
  await sees(screen, '上面的负责人镇主职 姜文涛')
  await sees(screen, '做什么 · 入户走访')
  screen.close()
})

test('the page of a task with a hundred shifts of five hundred places stays small', async () => {
  const shifts = Array.from({ length: 100 }, (_, index) =>
    aShift({ id: `s-${index}`, startsAt: tomorrowMorning() + index * 24 * hour, places: 500, left: 20 }),
  )
  phone.answer('task.get', aTask({ shifts }))
  const screen = openPage(path, query)
  await sees(screen, '报名这一班')
  expect(JSON.stringify((screen.page as unknown as { data: object }).data).length).toBeLessThan(64_000)
  screen.close()
})
