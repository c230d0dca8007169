import { type Messages, openMessages } from './wechat-messages'

let messages: Messages

beforeEach(() => {
  messages = openMessages(() => 7)
  messages.accept('o-1', ['local-shift'])
})

const values = { thing1: '清灰', time2: '2026年11月23日 07:30', thing3: '这班取消了' }

function send(over: object = {}, changed: Record<string, string> = {}) {
  const data = Object.fromEntries(
    Object.entries({ ...values, ...changed }).map(([key, value]) => [key, { value }]),
  )
  return messages.send({ touser: 'o-1', template_id: 'local-shift', page: 'pages/me/me/me', data, ...over })
}

test('a message goes to whom agreed, once an agreement', () => {
  expect(send()).toEqual({ errcode: 0, errmsg: 'ok' })
  expect(send()).toMatchObject({ errcode: 43_101 })
  expect(send({ touser: 'o-2' })).toMatchObject({ errcode: 43_101 })
  expect(messages.sent).toMatchObject([{ at: 7, openid: 'o-1', values: [{ value: '清灰' }, {}, {}] }])
})

test('what WeChat would not take is refused with its number and names the keyword', () => {
  expect(send({}, { thing1: '长'.repeat(21) })).toEqual({
    errcode: 47_003,
    errmsg: 'argument invalid! data.thing1.value invalid',
  })
  expect(send({}, { thing3: '' })).toMatchObject({ errcode: 47_003 })
  expect(send({}, { time2: '明天七点半' })).toMatchObject({ errcode: 47_003 })
  expect(send({ template_id: 'unknown' })).toMatchObject({ errcode: 40_037 })
  expect(send({ touser: '' })).toMatchObject({ errcode: 40_003 })
  expect(send({ page: '/pages/me/me/me' })).toMatchObject({ errcode: 41_030 })
  expect(messages.sent).toEqual([])
})
