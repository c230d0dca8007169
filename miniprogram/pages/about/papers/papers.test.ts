import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, sees } from '../../../testing/render-page'

const path = 'pages/about/papers/papers'

let phone: Phone

beforeEach(() => {
  phone = installPhone()
})

test('both texts, one’s own data and what was agreed to are here, and nothing is asked of the cloud', async () => {
  const screen = openPage(path)
  await sees(screen, '用户协议隐私政策我的资料')
  await sees(screen, '登记以前的说明')
  expect(phone.sent).toEqual([])
  screen.close()
})

test('WeChat’s own guide opens, and a phone that cannot says what can be read instead', async () => {
  const screen = openPage(path)
  screen.tap('#guide')
  expect(phone.opened).toEqual(['微信的隐私保护指引'])
  expect(screen.text).not.toContain('没打开')
  phone.agrees = false
  screen.tap('#guide')
  await sees(screen, '微信的那份没打开上面我们自己写的，照样能看。')
  screen.close()
})

test('where WeChat is too old for the guide nothing offers it', async () => {
  Object.assign(wx, { openPrivacyContract: undefined })
  const screen = openPage(path)
  await sees(screen, '用户协议')
  expect(screen.count('#guide')).toBe(0)
  screen.close()
})
