import type { DeskItem } from '../../../cloudfunctions/contract/post'
import { aDeskItem } from '../../testing/desk-samples'
import { asOfficer, asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, sees, until } from '../../testing/render-page'

const path = 'workbench/posts/posts'
let phone: Phone

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
})

const desk = (...items: DeskItem[]) => phone.answer('post.desk', { items })

test('a secretary sees what waits for their word, and opens it', async () => {
  desk(aDeskItem({ state: 'review', textCheck: 'passed', authorName: '王德明', isMine: false }))
  const screen = openPage(path)
  await sees(screen, '等支部审')
  await sees(screen, '王德明写的')
  expect(phone.sentOf('post.desk')[0]?.input).toEqual({ view: 'toReview' })
  ;(screen.page as unknown as { onOpen(event: object): void }).onOpen({
    currentTarget: { dataset: { id: 'p-1' } },
  })
  expect(phone.opened).toEqual(['/workbench/post/post?postId=p-1'])
  screen.close()
})

test('whoever only writes sees their own, and why one came back', async () => {
  asOfficer(phone, 'recorder')
  desk(
    aDeskItem({ postId: 'p-1', returned: { by: 'officer', reason: '请写清日期', at: 1 } }),
    aDeskItem({ postId: 'p-2', returned: { by: 'wechat', reason: '', at: 1 } }),
  )
  const screen = openPage(path)
  await sees(screen, '退回：请写清日期')
  await sees(screen, '微信没通过')
  expect(screen.text).not.toContain('等我审')
  expect(phone.sentOf('post.desk')[0]?.input).toEqual({ view: 'mine' })
  screen.close()
})

test('words that have not passed are not named to others', async () => {
  desk(aDeskItem({ title: '', isHidden: true, isMine: false, state: 'review', textCheck: 'waiting' }))
  const screen = openPage(path)
  await sees(screen, '还在检查，标题先不显示')
  await sees(screen, '等微信检查')
  screen.close()
})

test('a draft of another is not said to be checked: nobody has asked WeChat yet', async () => {
  desk(aDeskItem({ title: '', isHidden: true, isMine: false }))
  const screen = openPage(path)
  await sees(screen, '别人的草稿，标题先不显示')
  expect(screen.text).not.toContain('检查')
  screen.close()
})

test('another tab asks anew; nothing there says what to do; a failure can be tried again', async () => {
  desk()
  const screen = openPage(path)
  await sees(screen, '没有等您审的')
  phone.network = 'offline'
  ;(screen.page as unknown as { onTab(event: object): void }).onTab({
    currentTarget: { dataset: { view: 'all' } },
  })
  await sees(screen, '没有网')
  phone.network = 'good'
  desk(aDeskItem({ state: 'published', textCheck: 'passed', visibleAt: 1, reads: 12 }))
  screen.send('.load', 'act')
  await sees(screen, '已发布')
  await sees(screen, '12 次阅读')
  await until(() => phone.sentOf('post.desk').length === 2)
  screen.close()
})
