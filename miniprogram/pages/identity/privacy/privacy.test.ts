import { wordingVersion } from '../../../services/privacy-text'
import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, sees, until } from '../../../testing/render-page'

const path = 'pages/identity/privacy/privacy'
const bind = '/pages/identity/bind/bind'

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.consent', { at: 1 })
})

test('can be read at any time without being asked anything', async () => {
  const screen = openPage(path)
  await sees(screen, '我们不要什么不要身份证号')
  expect(screen.count('.agree')).toBe(0)
  screen.close()
})

test('both texts are one tap away before anybody agrees', async () => {
  const screen = openPage(path, { next: encodeURIComponent(bind) })
  await sees(screen, '用户协议')
  expect(screen.part('.paper-rows').instance.data.rows).toMatchObject([
    { url: '/pages/about/text/text?paper=agreement' },
    { url: '/pages/about/text/text?paper=privacy' },
  ])
  expect(screen.text).toContain('点“同意，继续”，就是两份都同意。')
  screen.close()
})

test('agreeing is recorded with the version that was read, and leads on', async () => {
  const screen = openPage(path, { next: encodeURIComponent(bind) })
  screen.tap('.agree')
  await until(() => phone.opened.length > 0)
  expect(phone.opened).toEqual([`换成：${bind}`])
  expect(phone.sentOf('session.consent')[0]?.input).toEqual({ version: wordingVersion })
  screen.close()
})

test('declining is taken at its word, and nothing is recorded', async () => {
  phone.hasWayBack = true
  const screen = openPage(path, { next: encodeURIComponent(bind) })
  screen.tap('.decline')
  expect(phone.opened).toEqual(['返回'])
  expect(phone.sent).toHaveLength(0)
  screen.close()
})

test('a no to the question of WeChat counts as well', async () => {
  phone.agrees = false
  const screen = openPage(path, { next: encodeURIComponent(bind) })
  screen.tap('.agree')
  await sees(screen, '您没有同意，什么都没有登记')
  expect(phone.sent).toHaveLength(0)
  screen.close()
})

test('an agreement that could not be recorded leads nowhere', async () => {
  phone.network = 'offline'
  const screen = openPage(path, { next: encodeURIComponent(bind) })
  screen.tap('.agree')
  await sees(screen, '还没交上去')
  expect(phone.opened).toEqual([])
  expect(phone.storage.has('consent')).toBe(false)
  screen.close()
})

test('a link forged to lead elsewhere asks for nothing', () => {
  const screen = openPage(path, { next: encodeURIComponent('/pages/task/list/list') })
  expect(screen.count('.agree')).toBe(0)
  screen.close()
})

test.each(['/pages/red-star/deed/deed', '/workbench/post-edit/post-edit?postId=&shiftId='])(
  '%s may ask, since a picture is chosen there',
  (url) => {
    const screen = openPage(path, { next: encodeURIComponent(url) })
    expect(screen.count('.agree')).toBe(1)
    screen.close()
  },
)
