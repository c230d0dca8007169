import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, sees, until } from '../../../testing/render-page'
import { member } from '../../../testing/samples'

const path = 'pages/system/maintenance/maintenance'
const text = '正在搬家，今晚九点以后再来。'

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.refuse('session.me', { code: 'MAINTENANCE', details: { text }, traceId: 'tr-1' })
})

test('it says what whoever runs the town wrote, and that what was typed is still there', async () => {
  const screen = openPage(path)
  await sees(screen, `这会儿在维护${text}`)
  await sees(screen, '填好的都还在。')
  expect(screen.text).toContain('再试一次')
  screen.close()
})

test('a try that comes too early says when it was made', async () => {
  const screen = openPage(path)
  await sees(screen, text)
  screen.press('.load', '#retry')
  await sees(screen, '看过，还没有开门')
  screen.close()
})

test('once the town is open again the page below is there as it was left', async () => {
  const screen = openPage(path)
  await sees(screen, '看过，还没有开门')
  phone.hasWayBack = true
  phone.answer('session.me', member)
  screen.press('.load', '#retry')
  await until(() => phone.opened.includes('返回'))
  expect(phone.opened).toEqual(['返回'])
  screen.close()
})
