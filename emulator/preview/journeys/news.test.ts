import sharp from 'sharp'
import type { ContentScript } from '../../wechat-content'
import { inTown } from './in-town'
import { type LayoutProblem, openidOf, type Phone } from './phone'
import { callAs } from './town-calls'

const here = inTown()

const TITLE = '敬老宴摆了十一桌'
const OWN_WORDS = '最大的九十四岁，饭后大家一起唱了半小时。'

/** What the preview's bar does: how WeChat's check is to behave from now on. */
async function direct(script: Partial<ContentScript>): Promise<void> {
  const response = await fetch(`${here.town.address}/wechat/content`, {
    method: 'POST',
    body: JSON.stringify(script),
  })
  expect(response.status).toBe(200)
}

/** WeChat has answered about every picture, and its answer is written down. */
async function untilAnswered(openid: string, check: 'passed' | 'refused'): Promise<void> {
  for (;;) {
    const { items } = await callAs(here.town, openid, 'post.desk', { view: 'mine', limit: 10 })
    const post = items.find(({ title }) => title === TITLE)
    const whole = post && (await callAs(here.town, openid, 'post.forEdit', { postId: post.postId }))
    if (whole?.blocks.some((block) => block.kind === 'picture' && block.check === check)) {
      return
    }
  }
}

/** A photo of one colour, as a phone takes it. */
function photo(background: string): Promise<Buffer> {
  return sharp({ create: { width: 800, height: 600, channels: 3, background } })
    .jpeg()
    .toBuffer()
}

const picturesOn = (phone: Phone, folder: string) =>
  phone.screen.locator(`img[src*="/storage/${folder}/"]`).count()

const shows = async (phone: Phone, name: string) =>
  expect(ours(await phone.picture(`news-life-${name}`))).toEqual([])

/** The kit's popup keeps an empty box where a cross would stand. */
function ours(found: readonly LayoutProblem[]): LayoutProblem[] {
  return found.filter(({ detail }) => !detail.includes('t-popup__close'))
}

test('from a settled task to the phones of the town: WeChat refuses, passes, the general branch agrees', async () => {
  const secretaryId = await openidOf(here.town, '李良才')
  await direct({ delay: 0 })
  const secretary = await here.phoneOf(secretaryId)
  await secretary.open('workbench/posts/posts')
  await secretary.tap('写动态')
  await secretary.tap(/干完的任务：重阳节敬老宴/)
  await secretary.type('标题', TITLE)
  await secretary.type('第2块，一段话', OWN_WORDS)
  await secretary.tap('加照片')
  await secretary.tap('同意，继续')
  await secretary.tap(/^同意$/)
  await secretary.sees('上次没写完的还在')
  await secretary.handOver('加照片', 'tables.jpg', await photo('#b4653f'))
  await secretary.sees('传好了')
  await secretary.type('第3块，照片的说明', '礼堂里摆开了桌子')
  await secretary.tap(/^发到哪里/)
  await secretary.screen.page().getByText('全镇，要总支同意').locator('visible=true').first().click()
  await secretary.tap('存草稿')
  await secretary.sees('草稿存好了')
  await untilAnswered(secretaryId, 'passed')

  await direct({ pictures: 'refuse', text: 'refuse' })
  await secretary.tap('接着写')
  await secretary.handOver('加照片', 'singing.jpg', await photo('#46566b'))
  await secretary.sees('传好了')
  await secretary.type('第4块，照片的说明', '饭后唱歌')
  await shows(secretary, 'editor')
  await secretary.tap('送总支审')
  await secretary.sees('微信没通过')
  await untilAnswered(secretaryId, 'refused')
  await secretary.open('workbench/posts/posts')
  await secretary.choose('tab', '我写的')
  await secretary.choose('link', new RegExp(TITLE))
  await secretary.sees('微信没通过')
  await shows(secretary, 'refused')
  await direct({ pictures: 'normal', text: 'normal' })
  await secretary.tap('送总支审')
  await secretary.sees('等总支审')
  await shows(secretary, 'waiting')

  const general = await here.phoneOf(await generalSecretary())
  await general.open('workbench/posts/posts')
  await general.choose('link', new RegExp(TITLE))
  await general.sees(OWN_WORDS)
  await shows(general, 'review')
  expect([await picturesOn(general, 'waiting'), await picturesOn(general, 'uploads')]).toEqual([0, 0])
  await general.tap('同意发布')
  await general.sees('已发布')

  for (const scale of [1, 1.4] as const) {
    const reader = await here.phoneOf(await openidOf(here.town, '周桂芳'), { scale })
    const suffix = scale === 1 ? '' : '-large'
    await reader.open('pages/post/list/list')
    await reader.sees(TITLE)
    await shows(reader, `list${suffix}`)
    await reader.choose('link', new RegExp(TITLE))
    await reader.sees(OWN_WORDS)
    await reader.screen.locator('img[src*="/storage/checked/"]').first().waitFor()
    await shows(reader, `article${suffix}`)
    expect([await picturesOn(reader, 'checked'), await picturesOn(reader, 'waiting')]).toEqual([1, 0])
    await reader.missing('图片还没过检查')
    await reader.network('断开')
    await reader.open('pages/post/list/list')
    await reader.choose('link', new RegExp(TITLE))
    await reader.sees(OWN_WORDS)
    await shows(reader, `offline${suffix}`)
  }
}, 180_000)

async function generalSecretary(): Promise<string> {
  const people = (await (await fetch(`${here.town.address}/identities`)).json()) as {
    openid: string
    role: string
  }[]
  return people.find(({ role }) => role === '总支书记')?.openid ?? ''
}
