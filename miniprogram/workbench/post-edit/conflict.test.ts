import { anEditablePost } from '../../testing/desk-samples'
import { asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { sees, until } from '../../testing/render-page'
import { noSources, openWriting, takesPosts, write } from '../../testing/writing'

let phone: Phone

// A page of this size is compiled anew for each test.
jest.setTimeout(20_000)

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
  phone.answer('post.sources', noSources)
})

test('somebody saved first: both wordings are shown, and what I chose is saved on theirs', async () => {
  phone.answer('post.forEdit', anEditablePost({ postId: 'p-1', version: 1, title: '路灯亮了' }))
  const screen = await openWriting({ postId: 'p-1' })
  screen.type('.title', '路灯全亮了')
  phone.refuse('post.save', { code: 'EDIT_CONFLICT', details: null, traceId: 't' })
  phone.answer('post.forEdit', anEditablePost({ postId: 'p-1', version: 2, title: '十四盏路灯' }))
  screen.tap('#save')
  await until(() => screen.part('.conflict').instance.data.isShown === true)
  expect(screen.part('.conflict').instance.data.rows).toEqual([
    { key: 'title', label: '标题', mine: '路灯全亮了', now: '十四盏路灯', chosen: 'mine' },
  ])
  takesPosts(phone)
  screen.send('.conflict', 'save')
  await until(() => phone.opened.length > 0)
  expect(phone.sentOf('post.save').at(-1)?.input).toMatchObject({
    postId: 'p-1',
    version: 2,
    content: { title: '路灯全亮了' },
  })
  screen.close()
})

test('another picture is another content, though both are called a picture', async () => {
  const picture = { kind: 'picture', width: 4, height: 3, check: 'passed' } as const
  phone.answer('post.forEdit', anEditablePost({ blocks: [{ ...picture, pictureId: 'pic-1' }] }))
  const screen = await openWriting({ postId: 'p-1' })
  phone.refuse('post.save', { code: 'EDIT_CONFLICT', details: null, traceId: 't' })
  phone.answer('post.forEdit', anEditablePost({ version: 2, blocks: [{ ...picture, pictureId: 'pic-2' }] }))
  screen.tap('#save')
  await until(() => screen.part('.conflict').instance.data.isShown === true)
  expect(screen.part('.conflict').instance.data.rows).toMatchObject([{ key: 'blocks', chosen: 'now' }])
  screen.close()
})

test('sent on its way by a tap whose answer was lost, another tap leads to where it stands', async () => {
  takesPosts(phone)
  const screen = await openWriting()
  write(screen, '路灯亮了', '十四盏。')
  phone.refuse('post.submit', { code: 'INTERNAL', details: null, traceId: 't' })
  screen.tap('#submit')
  await until(() => phone.sentOf('post.submit').length === 1)
  await sees(screen, '没办成')
  const blocks = [{ kind: 'paragraph' as const, text: '十四盏。' }]
  const sent = { postId: 'p-9', version: 3, title: '路灯亮了', blocks, state: 'review' } as const
  phone.answer('post.forEdit', anEditablePost({ ...sent, may: ['withdraw'] }))
  phone.refuse('post.save', { code: 'EDIT_CONFLICT', details: null, traceId: 't' })
  screen.tap('#submit')
  await until(() => phone.opened.length > 0)
  expect(phone.opened).toEqual(['换成：/workbench/post/post?postId=p-9&done=sent'])
  screen.close()
})

test('what was written after it was sent on its way stays on the phone, and it is said why', async () => {
  takesPosts(phone)
  const screen = await openWriting()
  write(screen, '路灯亮了', '十四盏。')
  phone.refuse('post.submit', { code: 'INTERNAL', details: null, traceId: 't' })
  screen.tap('#submit')
  await sees(screen, '没办成')
  phone.answer(
    'post.forEdit',
    anEditablePost({ postId: 'p-9', version: 3, state: 'review', may: ['withdraw'] }),
  )
  phone.refuse('post.save', { code: 'EDIT_CONFLICT', details: null, traceId: 't' })
  screen.send('.blocks', 'type', { key: 'b1', value: '十五盏。' })
  screen.tap('#submit')
  await sees(screen, '这篇现在不能改')
  expect(phone.opened).toEqual([])
  expect(JSON.stringify([...phone.storage])).toContain('十五盏。')
  screen.close()
})
