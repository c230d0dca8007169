import { AlbumPhone } from '../../testing/album'
import { asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { allWorked, sees, until } from '../../testing/render-page'
import { noSources, openWriting, takesPosts, write } from '../../testing/writing'

let phone: Phone
let album: AlbumPhone

// A page of this size is compiled anew for each test.
jest.setTimeout(20_000)

beforeEach(() => {
  phone = installPhone()
  album = new AlbumPhone(phone)
  asSecretary(phone)
  phone.storage.set('consent', String(album.consented))
  phone.answer('post.sources', noSources)
})

test('pictures are brought one after another while one writes; one that failed is brought again to the same place', async () => {
  takesPosts(phone)
  album.files = ['a.jpg', 'b.jpg']
  album.fails = 'b.jpg'
  const screen = await openWriting()
  screen.send('.blocks', 'pictures')
  await until(() => album.uploaded.length === 1 && album.refused.length === 1)
  write(screen, '路灯亮了', '十四盏。')
  album.fails = ''
  screen.tap('#save')
  await until(() => phone.opened.length > 0)
  expect(album.uploaded).toEqual(['uploads/pic-1.jpg', 'uploads/pic-2.jpg'])
  expect(phone.sentOf('post.save')[0]?.input).toMatchObject({
    content: {
      blocks: [
        { kind: 'paragraph', text: '十四盏。' },
        { kind: 'picture', pictureId: 'pic-1' },
        { kind: 'picture', pictureId: 'pic-2' },
      ],
    },
  })
  expect(album.kept.size).toBe(0)
  screen.close()
})

test('a picture that did not arrive is not left out in silence', async () => {
  album.files = ['a.jpg']
  album.fails = 'a.jpg'
  const screen = await openWriting()
  screen.send('.blocks', 'pictures')
  write(screen, '路灯亮了', '十四盏。')
  await until(() => album.refused.length === 1)
  screen.tap('#save')
  await sees(screen, '有 1 张照片没传上')
  expect(phone.sentOf('post.save')).toHaveLength(0)
  screen.close()

  // The app is closed; the phone still has the picture, and the words.
  album.fails = ''
  const again = await openWriting()
  await until(() => album.uploaded.length === 1)
  expect(album.uploaded).toEqual(['uploads/pic-1.jpg'])
  again.close()
})

test('a picture that the cloud has no more goes to a new place with the next save, which is one save', async () => {
  album.files = ['a.jpg']
  const screen = await openWriting()
  screen.send('.blocks', 'pictures')
  write(screen, '路灯亮了', '十四盏。')
  await until(() => album.uploaded.length === 1)
  phone.refuse('post.save', { code: 'CONTENT_REFUSED', details: { why: 'picture' }, traceId: 't' })
  screen.tap('#save')
  await until(() => phone.sentOf('post.save').length === 1)
  await allWorked()
  takesPosts(phone)
  screen.tap('#save')
  await until(() => phone.opened.length > 0)
  expect(album.uploaded).toEqual(['uploads/pic-1.jpg', 'uploads/pic-2.jpg'])
  const saves = phone.sentOf('post.save').map(({ input }) => input)
  expect(saves).toHaveLength(2)
  expect(saves[1]).toMatchObject({ content: { blocks: [{}, { kind: 'picture', pictureId: 'pic-2' }] } })
  screen.close()
})

test('what was thrown away does not come back with a picture that was on its way', async () => {
  album.files = ['a.jpg']
  const arrive = phone.answerLater('picture.begin', { pictureId: 'pic-1', cloudPath: 'uploads/pic-1.jpg' })
  const screen = await openWriting()
  screen.send('.blocks', 'pictures')
  await until(() => phone.sentOf('picture.begin').length === 1)
  screen.page.onForget?.()
  await allWorked()
  arrive()
  await until(() => album.uploaded.length === 1)
  await allWorked()
  expect([...phone.storage.keys()].filter((key) => key.startsWith('draft:'))).toEqual([])
  screen.close()
})
