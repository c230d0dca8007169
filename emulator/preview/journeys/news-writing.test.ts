import { inTown } from './in-town'
import { type LayoutProblem, openidOf } from './phone'

const here = inTown()
const desk = 'workbench/posts/posts'
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

describe.each([1, 1.4] as const)('at font scale %s', (scale) => {
  const suffix = scale === 1 ? '' : '-large'

  test('a recorder writes from what was done, with a picture; the secretary agrees, and people read it', async () => {
    const title = `老人家里都走到了${scale}`
    const writer = await here.phoneOf(await openidOf(here.town, '郭梦洁'), { scale })
    await writer.open(desk)
    await writer.tap('写动态')
    await writer.sees('从哪里写起')
    expect(ours(await writer.picture(`news-beginnings${suffix}`))).toEqual([])
    await writer.tap(/干完的任务：走访高龄老人/)
    await writer.type('标题', title)
    await writer.type('第2块，一段话', '米和油都送到家了。')
    await writer.tap('加照片')
    await writer.tap('同意，继续')
    await writer.tap(/^同意$/)
    await writer.sees('上次没写完的还在')
    await writer.handOver('加照片', 'door.png', DOT)
    await writer.sees('传好了')
    await writer.type('第3块，照片的说明', '送到门口')
    await writer.tap('上移：第3块，照片')
    expect(ours(await writer.picture(`news-editor${suffix}`))).toEqual([])
    await writer.sees('微信检查通过后，交支部书记审。')
    await writer.tap(/^送审$/)
    await writer.sees('等支部审')
    expect(ours(await writer.picture(`news-sent${suffix}`))).toEqual([])

    const secretary = await here.phoneOf(await openidOf(here.town, '李良才'), { scale })
    await secretary.open('workbench/home/home')
    await secretary.sees(/有 \d+ 篇等您审/)
    await secretary.choose('link', /支部动态/)
    expect(ours(await secretary.picture(`news-desk${suffix}`))).toEqual([])
    await secretary.choose('link', new RegExp(title))
    await secretary.sees('米和油都送到家了。')
    await secretary.tap('退回，写明理由')
    await secretary.sees('退回给作者')
    expect(ours(await secretary.picture(`news-return${suffix}`))).toEqual([])
    await secretary.tap('先不退')
    await secretary.tap('同意发布')
    await secretary.sees('同意了')
    await secretary.sees('已发布')
    expect(ours(await secretary.picture(`news-published${suffix}`))).toEqual([])
    await secretary.tap('更正')
    await secretary.type('改了什么', '少写了一样')
    await secretary.type('第3块，一段话', '米、油和棉被都送到家了。')
    expect(ours(await secretary.picture(`news-correct${suffix}`))).toEqual([])
    await secretary.tap('发布更正')
    await secretary.sees('少写了一样')
    await secretary.open('workbench/post-figures/post-figures')
    await secretary.sees('2026年发了')
    expect(ours(await secretary.picture(`news-figures${suffix}`))).toEqual([])
  })
})

test('without a network the words stay on the phone, and the picture can be sent again', async () => {
  const writer = await here.phoneOf(await openidOf(here.town, '李良才'))
  await writer.open('workbench/home/home')
  await writer.sees('支部动态')
  await writer.network('断开')
  await writer.open('workbench/post-edit/post-edit')
  await writer.type('标题', '断网也能写')
  await writer.type('第1块，一段话', '写在地头。')
  await writer.tap('存草稿')
  await writer.sees('没送到，请再点一次')
  expect(ours(await writer.picture('news-editor-offline'))).toEqual([])
  await writer.network('好')
  await writer.tap('存草稿')
  await writer.sees('草稿存好了')
  await writer.tap('删掉')
  await writer.sees('找不回来')
})

/** The kit's popup keeps an empty box where a cross would stand. */
function ours(found: readonly LayoutProblem[]): LayoutProblem[] {
  return found.filter(({ detail }) => !detail.includes('t-popup__close'))
}
