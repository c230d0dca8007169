import { inTown } from './in-town'
import { openidOf } from './phone'

const here = inTown()
const list = 'pages/post/list/list'
const title = '板上发电板下种药，黄精苗补齐了'

test('from the front page to the news, to an article and its task, and on to a neighbour', async () => {
  const phone = await here.phoneOf(await openidOf(here.town, '周桂芳'))
  await phone.open('pages/home/home/home')
  await phone.choose('link', '更多动态')
  await phone.sees('溪口村十四盏路灯全亮了')
  expect(await phone.picture('news-list')).toEqual([])
  await phone.choose('link', /铁皮石斛采收要人/)
  await phone.sees('去报名')
  expect(await phone.picture('news-article')).toEqual([])
  await phone.tap('转给乡亲')
  await phone.sees(/卡片标题：铁皮石斛采收要人/)
})

test('a visitor reads the news of the town, chooses a branch, a channel, and finds by a word', async () => {
  const phone = await here.phoneOf('visitor', { scale: 1.4 })
  await phone.open(list)
  await phone.sees('置顶')
  expect(await phone.picture('news-list-large')).toEqual([])
  await phone.choose('radio', '溪口村')
  await phone.sees('冬季用电安全上门查，本周从上田村开始')
  await phone.missing(title)
  await phone.choose('radio', '通知公告')
  await phone.missing('水库边捡了三百斤垃圾，立了四块牌子')
  await phone.choose('radio', '溪口村')
  await phone.type('在一个支部里找', '垃圾')
  await phone.tap('找')
  await phone.sees('水库边捡了三百斤垃圾，立了四块牌子')
  await phone.missing('冬季用电安全上门查，本周从上田村开始')
  await phone.type('在一个支部里找', '没有的词')
  await phone.tap('找')
  await phone.sees('没有找到“没有的词”')
  expect(await phone.picture('news-nothing-large')).toEqual([])
})

test('what was read can be read again without a network; the letters grow', async () => {
  const phone = await here.phoneOf(await openidOf(here.town, '王德明'), { scale: 1.4 })
  await phone.open(list)
  await phone.choose('link', new RegExp(title))
  await phone.sees('入冬前最后一批黄精苗')
  await phone.tap('字大些')
  expect(await phone.picture('news-article-large')).toEqual([])
  await phone.choose('link', '做成一张图，发朋友圈')
  await phone.sees('在微信里搜“红星蓝领”，看全文')
  expect(await phone.picture('news-poster-large')).toEqual([])
  await phone.network('断开')
  await phone.tap('返回')
  await phone.tap('返回')
  await phone.choose('link', new RegExp(title))
  await phone.sees('没有网，先看上次的内容')
  await phone.sees('入冬前最后一批黄精苗')
  expect(await phone.picture('news-article-offline')).toEqual([])
})
