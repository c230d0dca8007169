import { AlbumPhone } from '../../testing/album'
import { anEditablePost } from '../../testing/desk-samples'
import { asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { sees, until } from '../../testing/render-page'
import { noSources, openWriting, takesPosts, write } from '../../testing/writing'

let phone: Phone
let album: AlbumPhone

// A page of this size is compiled anew for each test.
jest.setTimeout(20_000)

const notFound = { code: 'NOT_FOUND', details: null, traceId: 't' } as const
const picture = { kind: 'picture', pictureId: 'pic-old', width: 4, height: 3, check: 'passed' } as const

beforeEach(() => {
  phone = installPhone()
  album = new AlbumPhone(phone)
  asSecretary(phone)
  phone.storage.set('consent', String(album.consented))
  phone.answer('post.sources', noSources)
})

function deletedElsewhere(): void {
  phone.refuse('post.save', notFound)
  phone.refuse('post.forEdit', notFound)
}

test('what was written on a post that was deleted meanwhile becomes a new one, with its pictures', async () => {
  phone.answer('post.forEdit', anEditablePost({ postId: 'p-1', version: 1 }))
  const screen = await openWriting({ postId: 'p-1' })
  album.files = ['a.jpg']
  screen.send('.blocks', 'pictures')
  await until(() => album.uploaded.length === 1)
  write(screen, '路灯亮了', '十四盏。')
  deletedElsewhere()
  screen.tap('#save')
  await sees(screen, '原来那一篇已经删掉了')
  expect(JSON.stringify([...phone.storage])).toContain('十四盏。')
  takesPosts(phone)
  screen.tap('#save')
  await until(() => phone.opened.length > 0)
  expect(album.uploaded).toEqual(['uploads/pic-1.jpg', 'uploads/pic-2.jpg'])
  const { input } = phone.sentOf('post.save').at(-1) as { input: object }
  expect(input).not.toHaveProperty('postId')
  expect(input).toMatchObject({
    content: { title: '路灯亮了', blocks: [{ text: '十四盏。' }, { kind: 'picture', pictureId: 'pic-2' }] },
  })
  expect(phone.opened).toEqual(['换成：/workbench/post/post?postId=p-9&done=saved'])
  screen.close()
})

test('a picture that went with the deleted post is said to be gone, its caption stays', async () => {
  const blocks = [
    { kind: 'paragraph' as const, text: '十四盏。' },
    { ...picture, caption: '新路灯' },
  ]
  phone.answer('post.forEdit', anEditablePost({ postId: 'p-1', version: 1, blocks }))
  const screen = await openWriting({ postId: 'p-1' })
  screen.type('.title', '路灯亮了')
  deletedElsewhere()
  screen.tap('#save')
  await sees(screen, '有 1 张照片不在了，请去掉，重新选。')
  await sees(screen, '照片不在了，请重新选')
  expect(JSON.stringify([...phone.storage])).toContain('新路灯')
  takesPosts(phone)
  screen.send('.blocks', 'remove', { key: 'b2' })
  screen.tap('#save')
  await until(() => phone.opened.length > 0)
  expect(phone.sentOf('post.save').at(-1)?.input).toMatchObject({
    content: { title: '路灯亮了', blocks: [{ text: '十四盏。' }] },
  })
  screen.close()
})

test('opened again after it was deleted, what is on the phone is not out of reach', async () => {
  phone.answer('post.forEdit', anEditablePost({ postId: 'p-1', version: 1 }))
  const first = await openWriting({ postId: 'p-1' })
  first.type('.title', '路灯亮了')
  first.close()
  deletedElsewhere()
  const screen = await openWriting({ postId: 'p-1' })
  await sees(screen, '原来那一篇已经删掉了')
  takesPosts(phone)
  screen.tap('#save')
  await until(() => phone.opened.length > 0)
  const { input } = phone.sentOf('post.save').at(-1) as { input: object }
  expect(input).toMatchObject({ content: { title: '路灯亮了' } })
  expect(input).not.toHaveProperty('postId')
  screen.close()
})

test('while the post is there and something else was not found, it stays what it is', async () => {
  phone.answer('post.forEdit', anEditablePost({ postId: 'p-1', version: 1 }))
  const screen = await openWriting({ postId: 'p-1' })
  screen.type('.title', '路灯亮了')
  phone.refuse('post.save', notFound)
  screen.tap('#save')
  await until(() => phone.sentOf('post.forEdit').length === 2 && screen.count('.veil') === 0)
  takesPosts(phone)
  screen.tap('#save')
  await until(() => phone.opened.length > 0)
  expect(phone.sentOf('post.save').at(-1)?.input).toMatchObject({ postId: 'p-1', version: 1 })
  screen.close()
})
