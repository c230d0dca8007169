import { AlbumPhone } from '../../testing/album'
import { anEditablePost } from '../../testing/desk-samples'
import { asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees, until } from '../../testing/render-page'

const path = 'workbench/post-correct/post-correct'
const out = { state: 'published', textCheck: 'passed', visibleAt: 1, may: ['correct'] } as const
let phone: Phone

// A page of this size is compiled anew for each test.
jest.setTimeout(20_000)

beforeEach(() => {
  phone = installPhone()
  new AlbumPhone(phone)
  asSecretary(phone)
})

async function opened(): Promise<Screen> {
  const screen = openPage(path, { postId: 'p-1' })
  await sees(screen, '发布更正')
  return screen
}

test('new words go with a note that people read, never without one', async () => {
  phone.answer('post.forEdit', anEditablePost({ ...out, may: ['correct'], version: 6 }))
  phone.answer('post.correct', anEditablePost({ ...out, may: [] }))
  const screen = await opened()
  screen.send('.blocks', 'type', { key: 'b1', value: '昨天上午，12 人出工。' })
  screen.tap('#send')
  await until(() => screen.part('.note').instance.data.problem !== '')
  expect(phone.sentOf('post.correct')).toHaveLength(0)
  screen.type('.note', '是上午，不是下午')
  screen.tap('#send')
  await until(() => phone.opened.length > 0)
  expect(phone.opened).toEqual(['换成：/workbench/post/post?postId=p-1&done=corrected'])
  expect(phone.sentOf('post.correct')[0]?.input).toEqual({
    postId: 'p-1',
    version: 6,
    note: '是上午，不是下午',
    content: { title: '光伏板清灰', blocks: [{ kind: 'paragraph', text: '昨天上午，12 人出工。' }] },
  })
  screen.close()
})

test('what was written stays on the phone; once the published words are others, it begins with those', async () => {
  phone.answer('post.forEdit', anEditablePost({ ...out, may: ['correct'], version: 6 }))
  const screen = await opened()
  screen.type('.note', '写错了时间')
  screen.close()
  const again = await opened()
  await sees(again, '上次没写完的还在')
  expect(again.part('.note').instance.data.value).toBe('写错了时间')
  again.close()
  phone.answer('post.forEdit', anEditablePost({ ...out, may: ['correct'], version: 7 }))
  const fresh = await opened()
  expect(fresh.part('.note').instance.data.value).toBe('')
  fresh.close()
})

test('a correction that WeChat refused is written on', async () => {
  const words = {
    title: '清灰',
    note: '改了标题',
    blocks: [{ kind: 'paragraph', text: '十二人。' }],
  } as const
  phone.answer(
    'post.forEdit',
    anEditablePost({
      ...out,
      may: ['correct'],
      correction: { at: 1, isRefused: true, words: { ...words, blocks: [...words.blocks] } },
    }),
  )
  const screen = await opened()
  expect(screen.part('.note').instance.data.value).toBe('改了标题')
  expect(screen.part('.title').instance.data.value).toBe('清灰')
  screen.close()
})

test('while a correction is being checked there is no second one', async () => {
  phone.answer('post.forEdit', anEditablePost({ ...out, may: [] }))
  const screen = openPage(path, { postId: 'p-1' })
  await sees(screen, '这篇现在不能更正')
  screen.close()
})
