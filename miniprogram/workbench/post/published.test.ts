import { anEditablePost } from '../../testing/desk-samples'
import { asSecretary } from '../../testing/officer'
import { installPhone } from '../../testing/phone'
import { openPage, sees, until } from '../../testing/render-page'

test('published, it is taken away only after a question, and pinned with a tap', async () => {
  const phone = installPhone()
  asSecretary(phone)
  const out = { state: 'published', textCheck: 'passed', visibleAt: 1, reads: 12 } as const
  phone.answer('post.forEdit', anEditablePost({ ...out, may: ['withdraw', 'pin', 'correct'] }))
  phone.answer('post.pin', anEditablePost({ ...out, isPinned: true, may: ['withdraw', 'pin'] }))
  phone.answer('post.withdraw', anEditablePost({ state: 'withdrawn', may: ['delete'] }))
  const screen = openPage('workbench/post/post', { postId: 'p-1', done: 'sent' })
  await sees(screen, '送出去了')
  await sees(screen, '已发布')
  screen.tap('#pin')
  await sees(screen, '取消置顶')
  phone.agrees = false
  screen.tap('#withdraw')
  phone.agrees = true
  screen.tap('#withdraw')
  await sees(screen, '谁也看不到了。')
  expect(phone.sentOf('post.withdraw')).toHaveLength(1)
  phone.answer('post.delete', { postId: 'p-1' })
  screen.tap('#delete')
  await until(() => phone.sentOf('post.delete').length === 1)
  screen.close()
})
