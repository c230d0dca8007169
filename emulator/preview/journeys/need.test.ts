import { inTown } from './in-town'
import { openidOf, type Phone } from './phone'

const here = inTown()

/** The smallest picture there is: one grey dot. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

/** Each walk asks for something of its own: one town serves both. */
describe.each([
  [1, '', '清洗三号区组件'],
  [1.4, '-large', '清洗四号区组件'],
] as const)('at font scale %s', (scale, suffix, words) => {
  const phoneOf = async (name: string) => here.phoneOf(await openidOf(here.town, name), { scale })
  const shows = async (phone: Phone, name: string) =>
    expect(await phone.picture(`need-${name}${suffix}`)).toEqual([])

  test('光伏电站 asks for hands; the lead takes it and answers; the contact says it is done', async () => {
    const contact = await phoneOf('任红梅')
    await contact.open('pages/home/home/home')
    await contact.choose('link', /^求助/)
    await contact.sees('要帮什么忙')
    await shows(contact, 'empty-form')
    await contact.tap('提交求助')
    await contact.sees('请选一样，好找对人。')
    await contact.choose('radio', '缺人手')
    await contact.type('说说情况', `${words}，月底前要完。`)
    await contact.type('要几个人', '20')
    await contact.type('地方', '南门')
    await chooseArea(contact, '光伏电站（光伏电站支部）')
    await shows(contact, 'raise')
    await contact.tap('提交求助')
    await contact.sees('等人接')
    await contact.sees('已到 0 人')
    await shows(contact, 'raised')

    const lead = await phoneOf(await leadOf(words))
    await lead.open('pages/need/list/list?view=toMe')
    await lead.sees(words)
    await shows(lead, 'to-me')
    await lead.screen.getByText(words).first().click()
    await lead.sees('请支部书记发任务')
    await shows(lead, 'in-charge')
    await lead.tap('我来办')
    await lead.sees('您接下了')
    await becomesTask(words)
    await contact.open('pages/need/list/list')
    await contact.screen.getByText(words).first().click()
    await contact.sees('已发成任务')
    await shows(contact, 'became-task')
    await lead.open('pages/need/list/list?view=closed')
    await lead.screen.getByText(words).first().click()
    await lead.tap('回复')
    await lead.tap('送出回复')
    await lead.sees('请写一句话')
    await lead.type('回复', '耕种队明天来二十人。')
    await lead.tap('送出回复')
    await lead.sees('回复了')
    await shows(lead, 'answered')

    await contact.open('pages/need/list/list')
    await contact.screen.getByText(words).first().click()
    await contact.sees('耕种队明天来二十人。')
    await contact.tap('办好了')
    await contact.choose('radio', '很满意')
    await shows(contact, 'rating')
    await contact.tap('办好了，亮绿灯')
    await contact.sees('绿灯亮了')
    await contact.sees('评价：很满意')
    await shows(contact, 'done')
  })

  test('a villager with a picture and a bad network: nothing typed is lost; not done opens it again', async () => {
    const villager = await phoneOf('周桂芳')
    await villager.open('pages/need/raise/raise')
    await villager.choose('radio', '家里帮忙')
    await villager.type('说说情况', `屋顶漏水（${words}）`)
    await villager.type('地方', '上田村 18 号')
    await villager.network('断开')
    await villager.tap('提交求助')
    await villager.sees('填的都留着')
    await villager.network('好')
    await villager.open('pages/need/raise/raise')
    await villager.sees('已为您保存草稿')
    await agree(villager)
    await villager.handOver('拍照片', 'roof.png', DOT)
    await villager.sees('提交时一起传上去')
    await shows(villager, 'photo')
    await villager.network('应答丢失')
    await villager.tap('提交求助')
    await villager.sees('填的都留着')
    await villager.network('好')
    await villager.tap('提交求助')
    await villager.sees('等人接')

    const secretary = await phoneOf('李良才')
    await secretary.open('pages/need/list/list?view=toMe')
    await secretary.sees('超时未答复')
    await shows(secretary, 'overdue')
    expect(await secretary.screen.getByText(`屋顶漏水（${words}）`).count()).toBe(1)
    await opensWithPicture(secretary, `屋顶漏水（${words}）`)
    await secretary.tap('回复')
    await secretary.type('回复', '下午请瓦工来看。')
    await secretary.tap('送出回复')
    await secretary.sees('回复了')

    await villager.open('pages/need/list/list')
    await villager.screen.getByText(`屋顶漏水（${words}）`).first().click()
    await villager.tap('还没办好')
    await villager.type('还差什么（可以不写）', '还在漏')
    await villager.tap('告诉他们')
    await villager.sees('知道了，接着办')
    await villager.sees('还没办好')
    await shows(villager, 'not-done')
    await villager.tap('不用了，撤回')
    await villager.tap('确定')
    await villager.sees('已经撤回')
    await shows(villager, 'withdrawn')
  })

  /** WeChat answers about a picture seconds later; a page shows what had passed when it was read. */
  async function opensWithPicture(phone: Phone, title: string): Promise<void> {
    for (;;) {
      await phone.open('pages/need/list/list?view=toMe')
      await phone.screen.getByText(title).click()
      await phone.sees('转成任务')
      if ((await phone.screen.locator('img[src*="/storage/checked/"]').count()) > 0) {
        return
      }
    }
  }

  async function becomesTask(title: string): Promise<void> {
    const secretary = await phoneOf('田卫东')
    await secretary.open('pages/need/list/list?view=toMe')
    await secretary.screen.getByText(title).first().click()
    await secretary.tap('转成任务')
    await secretary.sees('哪一天')
    await secretary.pick('哪一天', '2026-11-28')
    await secretary.pick('几点开始', '08:00')
    await secretary.pick('几点结束', '11:00')
    await shows(secretary, 'publish')
    await secretary.tap('看看大家会看到什么')
    await secretary.tap(/^发布$/)
    await secretary.sees('大家打开任务就能报名。')
  }

  async function chooseArea(phone: Phone, name: string): Promise<void> {
    await phone.tap(/^归哪一片管/)
    await phone.screen.page().getByText(name).locator('visible=true').first().click()
  }

  /** A picture is a person's own matter: the wording comes first. */
  async function agree(phone: Phone): Promise<void> {
    await phone.tap('拍照片')
    await phone.tap('同意，继续')
    await phone.tap(/^同意$/)
    await phone.sees('要帮什么忙')
  }

  async function leadOf(text: string): Promise<string> {
    const response = await fetch(`${here.town.address}/functions/api`, {
      method: 'POST',
      headers: { 'x-openid': await openidOf(here.town, '任红梅') },
      body: JSON.stringify({ method: 'need.list', input: { view: 'mine' } }),
    })
    const { data } = (await response.json()) as { data: { items: { text: string; leadName: string }[] } }
    return data.items.find((item) => item.text.includes(text))?.leadName ?? ''
  }
})

test('a visitor learns how to become known, and offline the saved copy stays', async () => {
  const visitor = await here.phoneOf('o-nobody')
  await visitor.open('pages/need/raise/raise')
  await visitor.sees('先认一下您是哪个支部的')
  expect(await visitor.picture('need-visitor')).toEqual([])
  const villager = await here.phoneOf(await openidOf(here.town, '王德明'))
  await villager.open('pages/need/list/list')
  await villager.sees('稻田养鱼')
  await villager.network('断开')
  await villager.choose('radio', '找我的')
  await villager.sees('没有网')
  expect(await villager.picture('need-failed')).toEqual([])
  await villager.choose('radio', '我的求助')
  await villager.sees('稻田养鱼')
  await villager.sees('先看上次的内容')
  expect(await villager.picture('need-offline')).toEqual([])
})
