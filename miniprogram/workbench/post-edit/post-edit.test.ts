import { anEditablePost } from '../../testing/desk-samples'
import { asOfficer, asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, sees, until } from '../../testing/render-page'
import { noSources, openWriting, takesPosts, write } from '../../testing/writing'

const path = 'workbench/post-edit/post-edit'
let phone: Phone

// A page of this size is compiled anew for each test.
jest.setTimeout(20_000)

const aTask = {
  taskId: 't-1',
  title: '光伏板清灰',
  siteName: '三号光伏区',
  startsAt: Date.parse('2026-11-20T08:00:00+08:00'),
  people: 12,
  hours: 36,
}

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
  phone.answer('post.sources', noSources)
})

test('what was done gives the title and the facts, the author adds words, and it is published', async () => {
  phone.answer('post.sources', { ...noSources, tasks: [aTask] })
  takesPosts(phone)
  const screen = await openWriting()
  await until(() => screen.part('.choice').instance.data.choice !== null)
  screen.send('.choice', 'choose', { value: '0' })
  await until(() => screen.part('.title').instance.data.value === '光伏板清灰')
  screen.send('.blocks', 'type', { key: 'b2', value: '谢谢来帮忙的乡亲。' })
  await sees(screen, '微信检查通过后，马上发出去。')
  screen.tap('#submit')
  await until(() => phone.opened.length > 0)
  expect(phone.opened).toEqual(['换成：/workbench/post/post?postId=p-9&done=sent'])
  expect(phone.sentOf('post.save')[0]?.input).toEqual({
    branchId: 'b-1',
    channel: 'branch',
    reach: 'branch',
    audience: { who: 'all' },
    source: { kind: 'task', id: 't-1' },
    content: {
      title: '光伏板清灰',
      blocks: [
        { kind: 'paragraph', text: '11月20日上午，12\u00A0人在三号光伏区出工，合计 36\u00A0小时。' },
        { kind: 'paragraph', text: '谢谢来帮忙的乡亲。' },
      ],
    },
  })
  expect(phone.sentOf('post.submit')[0]?.input).toEqual({ postId: 'p-9', version: 1 })
  expect([...phone.storage.keys()].filter((key) => key.startsWith('draft:'))).toEqual([])
  screen.close()
})

test('whoever only writes hands it in, and is told who looks at it next', async () => {
  asOfficer(phone, 'recorder')
  const screen = await openWriting()
  await sees(screen, '微信检查通过后，交支部书记审。')
  screen.send('.reach', 'pick', { value: 'town' })
  await sees(screen, '交支部书记审，再交总支书记审。')
  screen.close()
})

test('what is missing stands where it belongs, and nothing is sent', async () => {
  const screen = await openWriting()
  screen.tap('#submit')
  await sees(screen, '上面还有没写好的')
  expect(screen.part('.title').instance.data.problem).toBe('请写标题。')
  expect(screen.part('.blocks').instance.data.problem).toBe('请写一段，或者放一张照片。')
  expect(phone.sentOf('post.save')).toHaveLength(0)
  screen.close()
})

test('sent without an answer and changed meanwhile, there is one post with the newest words', async () => {
  takesPosts(phone)
  const screen = await openWriting()
  write(screen, '路灯亮了', '十四盏。')
  phone.network = 'lost'
  screen.tap('#save')
  await sees(screen, '没送到，请再点一次')
  screen.close()
  phone.network = 'good'
  const again = await openWriting()
  await sees(again, '上次没写完的还在')
  again.send('.blocks', 'type', { key: 'b1', value: '十五盏。' })
  again.tap('#save')
  await until(() => phone.opened.length > 0)
  const [lost, first, change] = phone.sentOf('post.save')
  expect(first?.requestId).toBe(lost?.requestId)
  expect(change?.input).toMatchObject({
    postId: 'p-9',
    version: 1,
    content: { blocks: [{ text: '十五盏。' }] },
  })
  again.close()
})

test('pieces are moved, and taken out after a question when they hold words', async () => {
  const screen = await openWriting()
  screen.send('.blocks', 'type', { key: 'b1', value: '一' })
  screen.send('.blocks', 'add', { kind: 'quote' })
  screen.send('.blocks', 'type', { key: 'b2', value: '二' })
  screen.send('.blocks', 'move', { key: 'b2', by: -1 })
  const texts = () =>
    (screen.part('.blocks').instance.data.blocks as { text: string }[]).map(({ text }) => text)
  await until(() => texts()[0] === '二')
  expect(texts()).toEqual(['二', '一'])
  phone.agrees = false
  const page = screen.page as unknown as { onRemove(event: object): Promise<void> }
  await page.onRemove({ detail: { key: 'b2' } })
  expect(texts()).toEqual(['二', '一'])
  phone.agrees = true
  screen.send('.blocks', 'remove', { key: 'b2' })
  await until(() => texts().length === 1)
  expect(texts()).toEqual(['一'])
  screen.close()
})

test('a time of its own may not be over', async () => {
  takesPosts(phone)
  const screen = await openWriting()
  write(screen, '路灯亮了', '十四盏。')
  ;(screen.page as unknown as { onTimed(): void }).onTimed()
  await sees(screen, '明天 8:00 发出去')
  screen.send('.day', 'pick', { value: '2020-01-01' })
  screen.tap('#submit')
  await until(() => screen.part('.time').instance.data.problem !== '')
  expect(screen.part('.time').instance.data.problem).toContain('已经过去了')
  screen.close()
})

test('what waits for a word cannot be written on', async () => {
  phone.answer('post.forEdit', anEditablePost({ state: 'review', textCheck: 'passed', may: ['withdraw'] }))
  const screen = openPage(path, { postId: 'p-1' })
  await sees(screen, '这篇现在不能改')
  screen.close()
})
