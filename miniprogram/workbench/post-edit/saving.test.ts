import { anEditablePost } from '../../testing/desk-samples'
import { asSecretary } from '../../testing/officer'
import { installPhone } from '../../testing/phone'
import { until } from '../../testing/render-page'
import { noSources, openWriting, write } from '../../testing/writing'

test('while it is being saved nothing can be typed that would be lost when the page closes', async () => {
  const phone = installPhone()
  asSecretary(phone)
  phone.answer('post.sources', noSources)
  const screen = await openWriting()
  write(screen, '路灯亮了', '十四盏。')
  const arrive = phone.answerLater('post.save', anEditablePost({ postId: 'p-9' }))
  expect(screen.count('.veil')).toBe(0)
  screen.tap('#save')
  await until(() => screen.count('.veil') === 1)
  expect(screen.count('.veil')).toBe(1)
  arrive()
  await until(() => phone.opened.length > 0)
  expect(phone.opened).toEqual(['换成：/workbench/post/post?postId=p-9&done=saved'])
  screen.close()
}, 20_000)
