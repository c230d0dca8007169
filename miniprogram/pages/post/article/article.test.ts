import { installPhone, type Phone } from '../../../testing/phone'
import { anArticle } from '../../../testing/post-samples'
import { openPage, sees, until } from '../../../testing/render-page'

const path = 'pages/post/article/article'
const query = { postId: 'p-1' }

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('post.get', anArticle())
  phone.answer('post.read', { reads: 129 })
})

test('an article has title, branch and day, its blocks in order, and nobody as its author', async () => {
  const screen = openPage(path, query)
  await sees(
    screen,
    '板上发电板下种药，黄精苗补齐了中药材合作社支部 · 11月21日字大些三号光伏区，补好苗的垄上盖了稻草。',
  )
  await sees(screen, '前天下午种完了。苗一落地，当天盖草。·带雨鞋·七点半集合')
  expect(screen.page.onShareAppMessage?.()).toEqual({
    title: '板上发电板下种药，黄精苗补齐了',
    path: '/pages/post/article/article?postId=p-1',
    imageUrl: 'https://storage/checked/pic-1.jpg',
  })
  screen.close()
})

test('what was put right stands at the end with its day', async () => {
  const at = Date.parse('2026-11-22T09:00:00+08:00')
  phone.answer('post.get', anArticle({ corrections: [{ at, note: '是两千三百株。' }] }))
  const screen = openPage(path, query)
  await sees(screen, '11月22日更正：是两千三百株。')
  screen.close()
})

test('text is text: what looks like a tag or a link is only shown', async () => {
  const text = '<img src=x onerror=alert(1)><b>粗</b> https://example.com'
  phone.answer('post.get', anArticle({ title: '<script>1</script>', blocks: [{ kind: 'paragraph', text }] }))
  const screen = openPage(path, query)
  await sees(screen, text)
  await sees(screen, '<script>1</script>')
  expect(document.querySelector('script, b, a')).toBeNull()
  screen.close()
})

test('an opening is counted once a day on one phone, and nobody hears of a failure', async () => {
  const first = openPage(path, query)
  await sees(first, '看过 129 次')
  first.close()
  const again = openPage(path, query)
  await sees(again, '看过 128 次')
  again.close()
  expect(phone.sentOf('post.read')).toHaveLength(1)
  phone = installPhone()
  phone.answer('post.get', anArticle())
  phone.refuse('post.read', { code: 'INTERNAL', details: null, traceId: 'tr-1' })
  const failing = openPage(path, query)
  await sees(failing, '看过 128 次')
  await until(() => phone.sentOf('post.read').length > 0)
  expect(failing.text).not.toContain('没办成')
  failing.close()
})

test('what was read can be read again without a network, with the pictures that were seen', async () => {
  const first = openPage(path, query)
  await sees(first, '前天下午种完了')
  first.send('.blocks', 'seen', { pictureId: 'pic-1', url: 'https://storage/checked/pic-1.jpg' })
  expect([...phone.files]).toEqual([['wxfile://usr/post-pic-1', 'https://storage/checked/pic-1.jpg']])
  first.close()
  phone.network = 'offline'
  const again = openPage(path, query)
  await sees(again, '没有网，先看上次的内容')
  await sees(again, '前天下午种完了')
  const [picture] = again.part('.blocks').instance.data.blocks as { url: string }[]
  expect(picture?.url).toBe('wxfile://usr/post-pic-1')
  expect(phone.sentOf('post.read')).toHaveLength(1)
  again.close()
})

test('what was withdrawn is gone, on the phone as well, and the way leads to other news', async () => {
  const first = openPage(path, query)
  await sees(first, '前天下午种完了')
  first.close()
  phone.refuse('post.get', { code: 'NOT_FOUND', details: null, traceId: 'tr-1' })
  const screen = openPage(path, query)
  await sees(screen, '这篇打不开')
  screen.send('.load', 'act')
  expect(phone.opened).toEqual(['换成：/pages/post/list/list'])
  screen.close()
  phone.network = 'offline'
  const offline = openPage(path, query)
  await sees(offline, '没有网')
  expect(offline.text).not.toContain('种完了')
  offline.close()
})

test('a failure offers another try', async () => {
  phone.refuse('post.get', { code: 'INTERNAL', details: null, traceId: 'abcdefgh-1' })
  const screen = openPage(path, query)
  await sees(screen, '这篇没打开')
  phone.answer('post.get', anArticle())
  screen.send('.load', 'act')
  await sees(screen, '前天下午种完了')
  screen.close()
})

test('an article about a task leads to it; without one there is no such button', async () => {
  phone.answer('post.get', anArticle({ taskId: 't-1' }))
  const screen = openPage(path, query)
  await sees(screen, '去报名')
  screen.tap('#task')
  expect(phone.opened).toEqual(['/pages/task/detail/detail?taskId=t-1'])
  screen.close()
  phone.answer('post.get', anArticle())
  const without = openPage(path, query)
  await sees(without, '转给乡亲')
  expect(without.text).not.toContain('去报名')
  without.close()
})

test('the letters of articles grow in two steps, and the phone remembers it', async () => {
  const screen = openPage(path, query)
  await sees(screen, '字大些')
  screen.page.onSize?.()
  screen.page.onSize?.()
  await sees(screen, '字还原')
  screen.close()
  const again = openPage(path, query)
  await sees(again, '字还原')
  again.page.onSize?.()
  await sees(again, '字大些')
  again.close()
})

test('a picture that did not come says so', async () => {
  const screen = openPage(path, query)
  await sees(screen, '前天下午种完了')
  const blocks = screen.part('.blocks').instance as unknown as Record<string, (event: object) => void>
  blocks.onError?.({ currentTarget: { dataset: { key: 0 } } })
  await sees(screen, '图片没打开，连上网再看')
  screen.close()
})
