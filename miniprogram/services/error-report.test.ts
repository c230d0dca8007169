import { installPhone, type Phone } from '../testing/phone'
import { allWorked } from '../testing/render-page'

let phone: Phone
let reportScriptError: (error: unknown) => void

beforeEach(async () => {
  jest.resetModules()
  phone = installPhone()
  phone.answer('client.report', { done: true })
  phone.agrees = false
  phone.route = 'pages/task/detail/detail'
  ;({ reportScriptError } = await import('./error-report'))
})

const sent = () => phone.sentOf('client.report').map(({ input }) => input as Record<string, string>)

test('an error is reported with its page, and the person gets a line with the same code to pass on', async () => {
  phone.agrees = true
  reportScriptError(
    'MiniProgramError\nx is undefined\nTypeError: x is undefined\n    at onShow (detail.js:3:1)',
  )
  await allWorked()
  const [report] = sent()
  expect(report).toMatchObject({
    message: 'x is undefined',
    stack: 'TypeError: x is undefined\n    at onShow (detail.js:3:1)',
    page: 'pages/task/detail/detail',
  })
  expect(phone.asked[0]).toMatch(/^出错了：这一步可能没有办成/)
  expect(phone.opened.join()).toContain(`编号 ${report?.code}`)
})

test('what may be about a person never leaves the phone', async () => {
  reportScriptError(new Error('周桂芳 13812345678 at card?memberId=m-7&name=zhou'))
  await allWorked()
  expect(JSON.stringify(sent())).not.toMatch(/周桂芳|13812345678|zhou|m-7/)
})

test('the same error is told once, and after five different ones the phone keeps quiet', async () => {
  for (let round = 0; round < 3; round += 1) {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
      reportScriptError(new Error(`${name} is undefined`))
    }
  }
  await allWorked()
  expect(sent()).toHaveLength(5)
  expect(phone.asked).toHaveLength(5)
})

test.each([
  ['an error', new Error('x')],
  ['what WeChat’s functions fail with', { errMsg: 'openDocument:fail' }],
  ['a text', 'x'],
  ['nothing', undefined],
  ['an object with surprises', { errMsg: { toString: (): string => 'x' } }],
  ['a text without end', 'x'.repeat(100_000)],
])('%s can be reported, within its bounds', async (_, error) => {
  reportScriptError(error)
  await allWorked()
  const [report] = sent()
  expect(report?.message?.length).toBeLessThanOrEqual(1_000)
  expect(report?.stack?.length).toBeLessThanOrEqual(1_000)
})

test('without a network the person still gets the line', async () => {
  phone.network = 'offline'
  reportScriptError(new Error('x'))
  await allWorked()
  expect(phone.asked).toHaveLength(1)
  expect(sent()).toEqual([])
})
