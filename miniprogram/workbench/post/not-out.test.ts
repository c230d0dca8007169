import type { EditablePost } from '../../../cloudfunctions/contract/post'
import { anEditablePost } from '../../testing/desk-samples'
import { asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, sees } from '../../testing/render-page'

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
  await sees(screen, '撤回，不给大家看了')
  expect(screen.count('#see')).toBe(0)
  screen.close()
})
