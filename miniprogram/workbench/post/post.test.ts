import type { EditablePost } from '../../../cloudfunctions/contract/post'
import { anEditablePost } from '../../testing/desk-samples'
import { asOfficer, asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees, until } from '../../testing/render-page'

const path = 'workbench/post/post'
let phone: Phone

// A page of this size is compiled anew for each test.
jest.setTimeout(20_000)

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
})

const waiting = { state: 'review', textCheck: 'passed', isMine: false, authorName: '王德明' } as const
const stands = (over: Partial<EditablePost>) => phone.answer('post.forEdit', anEditablePost(over))
const open = (done = '') => openPage(path, { postId: 'p-1', done })

function phrase(screen: Screen, text: string): void {
  ;(screen.page as unknown as { onPhrase(event: object): void }).onPhrase({
    currentTarget: { dataset: { text } },
  })
}

test('the reviewer sees what people will see, agrees, and it is published on the version that was seen', async () => {
  stands({ ...waiting, version: 4, may: ['approve', 'return'] })
  const screen = open()
  await sees(screen, '等支部审')
  await sees(screen, '昨天下午，12 人出工。')
  await sees(screen, '同意以后，马上发出去。')
  phone.answer(
    'post.review',
    anEditablePost({
      state: 'published',
      textCheck: 'passed',
      visibleAt: Date.now() + 5_000,
      may: ['withdraw'],
    }),
  )
  screen.tap('#approve')
  // The clock of this phone may be behind the cloud's.
  await sees(screen, '已发布')
  expect(phone.sentOf('post.review')[0]?.input).toEqual({
    postId: 'p-1',
    version: 4,
    do: { verb: 'approve' },
  })
  screen.close()
})

test('for the whole town a branch secretary’s yes goes on to the general branch', async () => {
  stands({ ...waiting, reach: 'town', may: ['approve', 'return'] })
  const screen = open()
  await sees(screen, '总支审')
  await sees(screen, '同意，交总支审')
  screen.close()
})

test('it goes back with a reason, of a tap and of words, and never without one', async () => {
  stands({ ...waiting, may: ['approve', 'return'] })
  phone.answer(
    'post.review',
    anEditablePost({ returned: { by: 'officer', reason: '照片请换一张。', at: 1 }, may: [] }),
  )
  const screen = open()
  await sees(screen, '退回，写明理由')
  screen.tap('#return')
  await until(() => screen.count('#send-back') === 1)
  screen.tap('#send-back')
  await until(() => screen.part('.reason').instance.data.problem !== '')
  expect(phone.sentOf('post.review')).toHaveLength(0)
  phrase(screen, '照片请换一张。')
  screen.tap('#send-back')
  await sees(screen, '退回给作者了')
  expect(phone.sentOf('post.review')[0]?.input).toMatchObject({
    do: { verb: 'return', reason: '照片请换一张。' },
  })
  screen.close()
})

test('words that have not passed are not shown to others; the question can be asked again', async () => {
  stands({ ...waiting, textCheck: 'waiting', title: '', blocks: [], isHidden: true, may: ['recheck'] })
  const screen = open()
  await sees(screen, '写的话暂时只有作者看得到')
  expect(screen.count('.article')).toBe(0)
  phone.answer('post.recheck', anEditablePost({ ...waiting, may: ['approve', 'return'] }))
  ;(screen.page as unknown as { onRecheck(): void }).onRecheck()
  await sees(screen, '等支部审')
  screen.close()
})

test('what WeChat refused goes on from its words; a refused picture is to be exchanged', async () => {
  asOfficer(phone, 'recorder')
  const picture = { kind: 'picture', pictureId: 'pic-1', width: 4, height: 3, check: 'refused' } as const
  stands({
    textCheck: 'refused',
    returned: { by: 'wechat', reason: '', at: 1 },
    blocks: [picture, { kind: 'paragraph', text: '十四盏。' }],
  })
  const screen = open()
  await sees(screen, '微信没通过')
  await sees(screen, '有 1 张照片微信没有通过，别人看不到，请换掉。')
  screen.tap('#edit')
  expect(phone.opened).toEqual(['/workbench/post-edit/post-edit?postId=p-1'])
  screen.close()
})

test('somebody was quicker: what is so now is shown, and why nothing was done', async () => {
  stands({ ...waiting, version: 4, may: ['approve', 'return'] })
  const screen = open()
  await sees(screen, '同意发布')
  phone.refuse('post.review', { code: 'EDIT_CONFLICT', details: null, traceId: 't' })
  stands({ ...waiting, version: 5, title: '新的标题', may: ['approve', 'return'] })
  screen.tap('#approve')
  await sees(screen, '刚才有人先改过了')
  await sees(screen, '新的标题')
  screen.close()
})

test('without a network the page can be tried again', async () => {
  phone.network = 'offline'
  const first = open()
  await sees(first, '没')
  phone.network = 'good'
  stands({})
  first.send('.load', 'act')
  await sees(first, '草稿')
  first.close()
})
