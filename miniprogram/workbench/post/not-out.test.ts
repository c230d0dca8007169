import type { EditablePost } from '../../../cloudfunctions/contract/post'
import { anEditablePost } from '../../testing/desk-samples'
import { asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, sees, until } from '../../testing/render-page'

let phone: Phone

// A page of this size is compiled anew for each test.
jest.setTimeout(20_000)

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
})

const waiting = { state: 'review', textCheck: 'passed', isMine: false, authorName: '王德明' } as const
const stands = (over: Partial<EditablePost>) => phone.answer('post.forEdit', anEditablePost(over))
const open = () => openPage('workbench/post/post', { postId: 'p-1' })

test('asked once more and still without an answer, it says so', async () => {
  const silent = { ...waiting, textCheck: 'waiting', may: ['withdraw', 'recheck'] } as const
  stands({ ...silent, may: ['withdraw', 'recheck'] })
  const screen = open()
  await sees(screen, '再请微信查一次')
  phone.answer('post.recheck', anEditablePost({ ...silent, may: ['withdraw', 'recheck'] }))
  ;(screen.page as unknown as { onRecheck(): void }).onRecheck()
  await sees(screen, '问过了，微信还没有答复')
  screen.close()
})

test('another’s draft is not said to be checked', async () => {
  stands({ title: '', blocks: [], isHidden: true, isMine: false, may: [] })
  const screen = open()
  await sees(screen, '作者还没有写好，写的话暂时只有作者看得到。')
  screen.close()
})

test('asked about a picture once more, it is told when to look again', async () => {
  const blocks = [{ kind: 'picture', pictureId: 'pic-1', width: 4, height: 3, check: 'checking' } as const]
  const out = { state: 'published', textCheck: 'passed', visibleAt: 1, may: ['recheck'] } as const
  stands({ ...out, blocks, may: ['recheck'] })
  const screen = open()
  await sees(screen, '有 1 张照片微信还在检查')
  phone.answer('post.recheck', anEditablePost({ ...out, blocks, may: ['recheck'] }))
  ;(screen.page as unknown as { onRecheck(): void }).onRecheck()
  await sees(screen, '又请微信查了一次照片')
  screen.close()
})

test('a reviewer who may not read the words gives them back to their writer, and is not promised more', async () => {
  const hidden = { ...waiting, textCheck: 'waiting', title: '', isHidden: true } as const
  stands({ ...hidden, blocks: [], may: ['withdraw', 'recheck'] })
  const screen = open()
  await sees(screen, '撤回给作者')
  expect(screen.text).not.toContain('撤回来改')
  phone.answer(
    'post.withdraw',
    anEditablePost({ ...hidden, blocks: [], state: 'draft', textCheck: 'none', may: ['delete'] }),
  )
  screen.tap('#withdraw')
  await sees(screen, '还给作者了')
  screen.close()
})

test('a draft nobody goes on with is deleted unseen, and it is said that it is unseen', async () => {
  stands({ title: '', blocks: [], isHidden: true, isMine: false, may: ['delete'] })
  const screen = open()
  await sees(screen, '作者还没有写好')
  const asked: string[] = []
  const { showModal } = wx
  Object.assign(wx, {
    showModal: (options: { content: string }) => {
      asked.push(options.content)
      return showModal(options as never)
    },
  })
  phone.answer('post.delete', { postId: 'p-1' })
  screen.tap('#delete')
  await until(() => phone.sentOf('post.delete').length === 1)
  expect(asked).toEqual(['这是别人的草稿，您看不到写了什么。字和照片都会删掉，找不回来。'])
  screen.close()
})

test('an article is opened only once people see it', async () => {
  const tomorrow = Date.now() + 86_400_000
  stands({
    state: 'published',
    textCheck: 'passed',
    publishAt: tomorrow,
    visibleAt: tomorrow,
    may: ['withdraw'],
  })
  const screen = open()
  await sees(screen, '撤回来改')
  expect(screen.count('#see')).toBe(0)
  phone.answer('post.withdraw', anEditablePost({ textCheck: 'passed', publishAt: tomorrow, version: 4 }))
  screen.tap('#withdraw')
  await sees(screen, '改好了再送一次。')
  await sees(screen, '接着写')
  screen.close()
})
