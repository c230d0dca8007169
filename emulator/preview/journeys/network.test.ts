import { inTown } from './in-town'
import { detailOf, openidOf, type Phone, type PhoneOptions } from './phone'

const here = inTown()

let phone: Phone

async function take(name: string, options: PhoneOptions = {}): Promise<void> {
  phone = await here.phoneOf(await openidOf(here.town, name), options)
}

/** What the town itself says of a person's shifts. */
async function claimedBy(name: string): Promise<string[]> {
  const response = await fetch(`${here.town.address}/functions/api`, {
    method: 'POST',
    headers: { 'x-openid': await openidOf(here.town, name) },
    body: JSON.stringify({ method: 'task.list', input: { view: 'mine' } }),
  })
  const { data } = (await response.json()) as {
    data: { items: { title: string; shift: { mine: { state: string } } }[] }
  }
  return data.items.filter(({ shift }) => shift.mine.state === 'claimed').map(({ title }) => title)
}

test('a tap without network is kept, says so, and goes through when the network is back', async () => {
  await take('王德明')
  await phone.open(await detailOf(here.town, '冬修水渠'))
  await phone.sees('还剩 60 个名额')
  await phone.network('断开')
  await phone.tap('报名这一班')
  await phone.sees(/还没报上名/)
  await phone.sees(/网络不好，已为您保存/)
  await phone.picture('pending')
  expect(await claimedBy('王德明')).not.toContain('冬修水渠')
  await phone.network('好')
  await phone.sees(/报上了/)
  expect(await claimedBy('王德明')).toContain('冬修水渠')
})

test('a kept tap survives closing the app and can be taken back', async () => {
  await take('徐建国')
  await phone.open(await detailOf(here.town, '冬修水渠'))
  await phone.sees(/还剩\s\d+\s个名额/)
  await phone.network('断开')
  await phone.tap('报名这一班')
  await phone.sees(/还没报上名/)
  await phone.open(await detailOf(here.town, '冬修水渠'))
  await phone.sees(/还没报上名/)
  await phone.tap('先不报了')
  await phone.missing(/还没报上名/)
  await phone.network('好')
  await phone.sees('报名这一班')
  expect(await claimedBy('徐建国')).not.toContain('冬修水渠')
})

test('without network the last content stays readable and says from when it is', async () => {
  await take('周桂芳')
  await phone.open('pages/task/list/list')
  await phone.sees('石斛大棚加固防冻膜')
  await phone.network('断开')
  await phone.open('pages/task/list/list')
  await phone.sees('没有网，先看上次的内容')
  await phone.sees('石斛大棚加固防冻膜')
  await phone.picture('offline')
})

test('a reply that gets lost leaves one place and no doubt', async () => {
  await take('王德明')
  await phone.open(await detailOf(here.town, '耕种队翻冬地'))
  await phone.choose('radio', /12月1日/)
  await phone.sees('还剩 22 个名额')
  await phone.network('应答丢失')
  await phone.tap('报名这一班')
  await phone.sees(/还没报上名/)
  expect(await claimedBy('王德明')).toContain('耕种队翻冬地')
  await phone.network('好')
  await phone.sees(/报上了/)
  await phone.open('pages/home/home/home')
  await phone.open(await detailOf(here.town, '耕种队翻冬地'))
  await phone.choose('radio', /12月1日/)
  await phone.sees('您在这一班')
})

test('a page never seen before says that there is no network, and opens by itself when it is back', async () => {
  await take('周桂芳', { network: 'offline' })
  await phone.open(await detailOf(here.town, '冬修水渠'))
  await phone.sees('没有网')
  await phone.sees('再试一次')
  await phone.picture('no-network')
  await phone.network('好')
  await phone.sees('冬修水渠')
})
