import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, type Screen, sees, until } from '../../../testing/render-page'
import { aShift, aTask, member } from '../../../testing/samples'

const path = 'pages/task/check-in/check-in'
const query = { taskId: 't-1', shiftId: 's-1' }
const minute = 60_000

let phone: Phone
let screen: Screen

function answerShift(changes: Parameters<typeof aShift>[0] = {}): void {
  const startsAt = Date.now() + 10 * minute
  phone.answer('task.get', aTask({ shifts: [aShift({ startsAt, mine: { state: 'claimed' }, ...changes })] }))
}

async function open(): Promise<void> {
  screen = openPage(path, query)
  await sees(screen, '光伏板下补种黄精')
}

/** WeChat sends what stands in the field after each change. */
function typeCode(code: string): void {
  screen.page.onType?.({ detail: { value: code } } as never)
}

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', member)
  answerShift()
})

afterEach(() => screen.close())

test('the six digits the lead shows are enough', async () => {
  const at = Date.parse('2026-11-23T07:02:00+08:00')
  phone.answer('task.checkIn', { checkedInAt: at })
  await open()
  typeCode('12 34a56')
  screen.tap('#submit')
  await sees(screen, '签到了，7:02')
  expect(phone.sentOf('task.checkIn')[0]?.input).toEqual({ shiftId: 's-1', code: '123456' })
  screen.tap('#back')
  expect(phone.opened).toHaveLength(1)
})

test('fewer than six digits are not sent', async () => {
  await open()
  typeCode('1234')
  screen.tap('#submit')
  await sees(screen, '签到码是六位数')
  expect(phone.sentOf('task.checkIn')).toHaveLength(0)
})

test('a code that has changed meanwhile is asked for anew', async () => {
  phone.refuse('task.checkIn', { code: 'CODE_WRONG', details: null, traceId: 'tr-1' })
  await open()
  typeCode('123456')
  screen.tap('#submit')
  await sees(screen, '签到码不对')
})

test('after too many wrong codes nobody is sent away until the shift is over: the lead takes them down', async () => {
  const details = { until: Date.now() + 240 * minute }
  phone.refuse('task.checkIn', { code: 'TOO_MANY_TRIES', details, traceId: 'tr-1' })
  await open()
  typeCode('123456')
  screen.tap('#submit')
  await sees(screen, '试的次数太多了')
  expect(screen.text).toContain('别再输了，请领头人替您记上')
  expect(screen.text).not.toContain('以后再试')
  expect(screen.text).not.toContain('书记')
})

test('the picture on the lead’s phone does the same, that of another shift does not', async () => {
  phone.answer('task.checkIn', { checkedInAt: Date.now() })
  await open()
  phone.camera = 'hx:s-2:654321'
  screen.tap('#scan')
  await sees(screen, '这不是这一班的签到码')
  phone.camera = 'hx:s-1:654321'
  screen.tap('#scan')
  await sees(screen, '签到了')
  expect(phone.sentOf('task.checkIn')[0]?.input).toEqual({ shiftId: 's-1', code: '654321' })
})

test('without network it says so, and goes out by itself when the network is back', async () => {
  phone.answer('task.checkIn', { checkedInAt: Date.now() })
  await open()
  phone.network = 'offline'
  typeCode('123456')
  jest.useFakeTimers({ doNotFake: ['Date'] })
  screen.tap('#submit')
  await jest.advanceTimersByTimeAsync(100)
  expect(screen.text).toContain('网络不好，正在替您再交')
  phone.network = 'good'
  await jest.advanceTimersByTimeAsync(4_000)
  jest.useRealTimers()
  await sees(screen, '签到了')
  expect(phone.sentOf('task.checkIn')).toHaveLength(1)
})

test('a reply that is lost is asked for again under the same request', async () => {
  phone.answer('task.checkIn', { checkedInAt: Date.now() })
  await open()
  phone.network = 'lost'
  typeCode('123456')
  jest.useFakeTimers({ doNotFake: ['Date'] })
  screen.tap('#submit')
  await jest.advanceTimersByTimeAsync(3_500)
  phone.network = 'good'
  await jest.advanceTimersByTimeAsync(4_000)
  jest.useRealTimers()
  await sees(screen, '签到了')
  expect(new Set(phone.sentOf('task.checkIn').map(({ requestId }) => requestId)).size).toBe(1)
})

test('when the code is over and nobody answered, the way out is said', async () => {
  await open()
  phone.network = 'offline'
  typeCode('123456')
  jest.useFakeTimers()
  screen.tap('#submit')
  await jest.advanceTimersByTimeAsync(70_000)
  jest.useRealTimers()
  await sees(screen, '没有签上，这个码已经换了')
})

test('who is in already sees the time and nothing to type', async () => {
  answerShift({ mine: { state: 'claimed', checkedInAt: Date.parse('2026-11-23T07:02:00+08:00') } })
  await open()
  await sees(screen, '签到了，7:02')
  expect(screen.count('.code')).toBe(0)
})

test('before the time, and for somebody who is not on the shift, it says what to do', async () => {
  answerShift({ startsAt: Date.now() + 120 * minute })
  await open()
  await sees(screen, '起可以签到')
  screen.close()
  answerShift({ mine: undefined })
  await open()
  await until(() => screen.text.includes('请领头人加上'))
  expect(screen.text).toContain('这一班没有您的名字')
})

test('a shift that cannot be read offers another try', async () => {
  phone.refuse('task.get', { code: 'INTERNAL', details: null, traceId: 'tr-1' })
  screen = openPage(path, query)
  await sees(screen, '签到没打开')
})
