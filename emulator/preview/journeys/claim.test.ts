import { inTown } from './in-town'
import { detailOf, openidOf, type Phone } from './phone'

const here = inTown()

async function phoneOf(name: string): Promise<Phone> {
  return here.phoneOf(await openidOf(here.town, name))
}

test('a member sees what is missing, claims with one tap on the list, and finds it under 我的', async () => {
  const phone = await phoneOf('王德明')
  await phone.open('pages/home/home/home')
  await phone.sees(/王德明，/)
  await phone.choose('tab', '任务')
  await phone.choose('tab', /明天/)
  await phone.tap('报名：竹林步道清扫')
  await phone.sees('已报名')
  await phone.picture('list-claimed')
  await phone.choose('tab', '我的')
  await phone.sees('竹林步道清扫')
  await phone.picture('me-claimed')
})

test('on the page of a task a place is claimed, and released again after a question', async () => {
  const phone = await phoneOf('徐建国')
  await phone.open(await detailOf(here.town, '光伏板下补种黄精'))
  await phone.choose('radio', /11月25日.*上午班/)
  await phone.sees('还剩 8 个名额')
  await phone.tap('报名这一班')
  await phone.sees(/报上了/)
  await phone.picture('claimed')
  await phone.tap('退出这班')
  await phone.sees(/12 小时/)
  await phone.picture('release-question')
  await phone.tap('确定')
  await phone.sees('还剩 8 个名额')
})

test('a full shift offers the waiting list; when a place frees, the first in line is told and takes it', async () => {
  const title = '给在外党员寄学习资料'
  const waiter = await phoneOf('周桂芳')
  await waiter.open(await detailOf(here.town, title))
  await waiter.sees('已满，可候补')
  await waiter.picture('full')
  await waiter.tap('排候补')
  await waiter.sees('候补第 1 位')
  await waiter.picture('waiting')

  await releaseFor(title)
  await waiter.open('pages/me/me/me')
  await waiter.open(await detailOf(here.town, title))
  await waiter.sees(/轮到您了/)
  await waiter.picture('offered')
  await waiter.tap(/报名/)
  await waiter.sees(/报上了/)
})

test('another person sees the freed place at once', async () => {
  const title = '药材烘干值夜'
  const [one, other] = [await phoneOf('王德明'), await phoneOf('徐建国')]
  await one.open(await detailOf(here.town, title))
  await one.choose('radio', /11月26日/)
  await one.tap('报名这一班')
  await one.sees(/报上了/)
  await other.open(await detailOf(here.town, title))
  await other.choose('radio', /11月26日/)
  await other.sees('只剩 1 个名额')
  await one.tap('退出这班')
  await one.tap('确定')
  await one.sees('还剩 2 个名额')
  await other.open('pages/home/home/home')
  await other.open(await detailOf(here.town, title))
  await other.choose('radio', /11月26日/)
  await other.sees('还剩 2 个名额')
})

test('a double tap is one place', async () => {
  const phone = await phoneOf('王德明')
  await phone.open(await detailOf(here.town, '冬修水渠'))
  await phone.sees('还剩 60 个名额')
  const button = phone.screen.page().getByRole('button', { name: '报名这一班' })
  await button.dblclick({ delay: 0 })
  await phone.sees(/报上了/)
  await phone.open('pages/home/home/home')
  const other = await phoneOf('徐建国')
  await other.open(await detailOf(here.town, '冬修水渠'))
  await other.sees('还剩 59 个名额')
})

test('two shifts at one time: the choice is shown, and swapping keeps exactly one', async () => {
  const phone = await phoneOf('徐建国')
  await phone.open(await detailOf(here.town, '竹林步道清扫'))
  await phone.choose('radio', /11月30日/)
  await phone.tap('报名这一班')
  await phone.sees(/报上了/)
  await phone.open(await detailOf(here.town, '光伏板清灰'))
  await phone.choose('radio', /11月30日/)
  await phone.tap('报名这一班')
  await phone.sees('这个时间您已有一班')
  await phone.picture('clash')
  await phone.tap('退掉原来的，换成这班')
  await phone.sees(/报上了/)
  await phone.open('pages/me/me/me')
  await phone.sees('光伏板清灰')
  await phone.missing('竹林步道清扫')
})

test('a visitor reads everything and is invited when claiming', async () => {
  const phone = await here.phoneOf('visitor')
  await phone.open('pages/home/home/home')
  await phone.sees('还缺人的任务')
  await phone.open(await detailOf(here.town, '河道漂浮物打捞'))
  await phone.tap('报名这一班')
  await phone.sees('先认一下您是哪个支部的')
  await phone.picture('visitor-invited')
  await phone.tap('先不认，接着看')
  await phone.sees('还剩 5 个名额')
})

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
