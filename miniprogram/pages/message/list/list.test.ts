import type { MessageItem } from '../../../../cloudfunctions/contract/message'
import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, sees, until } from '../../../testing/render-page'
import { tomorrowMorning } from '../../../testing/samples'

const path = 'pages/message/list/list'

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('message.seen', { unread: 0 })
})

function aMessage(changes: Partial<MessageItem> = {}): MessageItem {
  return {
    messageId: 'message-1',
    kind: 'placeOffered',
    at: Date.now(),
    facts: { title: '光伏板清灰', startsAt: tomorrowMorning(), until: tomorrowMorning() - 7_200_000 },
    taskId: 't-1',
    shiftId: 's-1',
    isNew: true,
    ...changes,
  }
}

test('a message says what is so and what to do, and a tap opens the task at its shift', async () => {
  phone.answer('message.list', { items: [aMessage()], unread: 1 })
  const screen = openPage(path)
  await sees(screen, '轮到您了：光伏板清灰')
  expect(screen.text).toMatch(/7:30 这班给您留着位置。请在 .*5:30 前点开报名/)
  screen.send('.message', 'open', { url: '/pages/task/detail/detail?taskId=t-1&shiftId=s-1' })
  expect(phone.opened).toEqual(['/pages/task/detail/detail?taskId=t-1&shiftId=s-1'])
  screen.close()
})

test('what was shown is noted as read, up to the newest and once', async () => {
  const at = Date.now() - 1_000
  phone.answer('message.list', {
    items: [aMessage({ at }), aMessage({ messageId: 'm-0', at: at - 5 })],
    unread: 2,
  })
  const screen = openPage(path)
  await until(() => phone.sentOf('message.seen').length > 0)
  expect(phone.sentOf('message.seen')).toMatchObject([{ input: { until: at } }])
  screen.close()
  phone = installPhone()
  phone.answer('message.list', { items: [aMessage({ isNew: false })], unread: 0 })
  const again = openPage(path)
  await sees(again, '轮到您了')
  expect(again.text).not.toContain('名额')
  expect(phone.sentOf('message.seen')).toEqual([])
  again.close()
})

test('nothing yet says what will stand here and leads to the tasks', async () => {
  phone.answer('message.list', { items: [], unread: 0 })
  const screen = openPage(path)
  await sees(screen, '还没有消息')
  screen.send('.load', 'act')
  expect(phone.opened).toEqual(['/pages/task/list/list'])
  screen.close()
})

test('a failure says whose fault it is, and another try brings the messages', async () => {
  phone.refuse('message.list', { code: 'INTERNAL', details: null, traceId: 'abcdefgh-1' })
  const screen = openPage(path)
  await sees(screen, '消息没打开')
  expect(screen.text).toContain('abcdefgh')
  phone.answer('message.list', { items: [aMessage()], unread: 0 })
  screen.send('.load', 'act')
  await sees(screen, '轮到您了')
  screen.close()
})

test('without a network the saved messages stand there with their time, and nothing is noted as read', async () => {
  phone.answer('message.list', { items: [aMessage()], unread: 0 })
  const first = openPage(path)
  await sees(first, '轮到您了')
  first.close()
  phone.network = 'offline'
  const again = openPage(path)
  await sees(again, '没有网，先看上次的内容')
  await sees(again, '轮到您了')
  expect(phone.sentOf('message.seen')).toEqual([])
  again.close()
})

test('reaching the bottom adds older messages below', async () => {
  phone.answer('message.list', ({ cursor }) =>
    cursor
      ? { items: [aMessage({ messageId: 'm-0', kind: 'shiftCancelled', facts: {} })], unread: 0 }
      : { items: [aMessage()], unread: 0, next: '1_x' },
  )
  const screen = openPage(path)
  await sees(screen, '往上拉还有')
  screen.page.onReachBottom?.()
  await sees(screen, '取消了')
  expect(screen.count('.message')).toBe(2)
  screen.close()
})
