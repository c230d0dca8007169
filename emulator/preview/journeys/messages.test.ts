import { inTown } from './in-town'
import { detailOf, openidOf, type Phone } from './phone'

const here = inTown()

async function looksRight(phone: Phone, picture: string): Promise<void> {
  expect(await phone.picture(picture)).toEqual([])
}

test('a place that frees is told in 消息 and in WeChat, and a tap on it leads to the place', async () => {
  const title = '给在外党员寄学习资料'
  const waiter = await here.phoneOf(await openidOf(here.town, '周桂芳'))
  await waiter.open(await detailOf(here.town, title))
  await waiter.tap('排候补')
  await waiter.sees('轮到您时，要微信通知您吗')
  await looksRight(waiter, 'ask-to-tell')
  await waiter.tap('通知我')
  await waiter.sees('候补有位置提醒')
  await waiter.picture('ask-wechat')
  await waiter.tap('允许')
  await waiter.sees('说好了，微信会通知您')

  await releaseFor(title)
  await clockTo('2026-11-22T09:50:00+08:00')
  await waiter.open('pages/me/me/me')
  await waiter.sees('有 1 条没看过')
  await looksRight(waiter, 'me-unread')
  await waiter.choose('link', '消息')
  await waiter.sees(`轮到您了：${title}`)
  await looksRight(waiter, 'messages')
  await waiter.choose('link', /轮到您了/)
  await waiter.tap(/报名/)
  await waiter.sees(/报上了/)
  const bar = waiter.screen.page().locator('#sent')
  await bar.getByText('会发到微信的消息').click()
  await bar.getByText('有位置了，请点开报名').waitFor()
  await bar.getByText(/发给周桂芳/).waitFor()
})

test('the evening before, everybody on the roster is asked, and 会来 is two taps away', async () => {
  const member = await here.phoneOf(await openidOf(here.town, '王德明'), { scale: 1.4 })
  await member.open('pages/task/list/list')
  await member.choose('tab', /明天/)
  await member.tap('报名：竹林步道清扫')
  await member.sees('已报名')
  await clockTo('2026-11-22T18:00:00+08:00')
  await member.open('pages/me/me/me')
  await member.open('pages/message/list/list')
  await member.sees('您会来吗：竹林步道清扫')
  await looksRight(member, 'messages-large')
  await member.choose('link', /您会来吗：竹林步道清扫/)
  await member.tap('会来')
  await member.sees('说好了，您会来')
})

test('a phone without network and without saved messages says so', async () => {
  const phone = await here.phoneOf(await openidOf(here.town, '徐建国'), { network: 'offline' })
  await phone.open('pages/message/list/list')
  await phone.sees('没有网')
  await looksRight(phone, 'messages-offline')
})

async function clockTo(now: string): Promise<void> {
  await fetch(`${here.town.address}/clock`, { method: 'POST', body: JSON.stringify({ now }) })
}

/** Somebody on the roster of this shift gives the place back on their own phone. */
async function releaseFor(title: string): Promise<void> {
  const people = (await (await fetch(`${here.town.address}/identities?all=1`)).json()) as { openid: string }[]
  for (const { openid } of people) {
    const { items } = (await api(openid, 'task.list', { view: 'mine', limit: 50 })) as {
      items: { title: string; shift: { id: string; mine: { state: string } } }[]
    }
    const held = items.find((item) => item.title === title && item.shift.mine.state === 'claimed')
    if (held) {
      await api(openid, 'task.release', { shiftId: held.shift.id })
      return
    }
  }
  throw new Error(`nobody holds a place in ${title}`)
}

async function api(openid: string, method: string, input: object): Promise<unknown> {
  const response = await fetch(`${here.town.address}/functions/api`, {
    method: 'POST',
    headers: { 'x-openid': openid },
    body: JSON.stringify({ method, input, requestId: `journey-${openid}-${Date.now()}` }),
  })
  return ((await response.json()) as { data: unknown }).data
}
