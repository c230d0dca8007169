import { anOperator } from '../../../testing/operator-samples'
import { installPhone, type Phone } from '../../../testing/phone'
import { aRedList, published } from '../../../testing/red-star-samples'
import { openPage, sees, until } from '../../../testing/render-page'
import { member } from '../../../testing/samples'

const path = 'pages/about/about/about'

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', member)
  phone.answer('about.get', anOperator())
})

test('names whoever runs it, the number on record and the version', async () => {
  const screen = openPage(path)
  await sees(screen, '谁在办上田镇党委')
  await sees(screen, '备案号浙ICP备1号')
  expect(screen.text).toContain('版本0.1.0更新2026年')
  screen.close()
})

test('what nobody filled in is said to be missing, and there is nothing to call', async () => {
  phone.answer('about.get', anOperator({ operator: '', phone: '', recordNumber: '' }))
  const screen = openPage(path)
  await sees(screen, '谁在办未填写电话未填写')
  await sees(screen, '备案号未填写')
  expect(screen.part('.operator-card').querySelectorAll('#call')).toHaveLength(0)
  screen.close()
})

test('a copy that is being tried out says so, and newer functions are named beside it', async () => {
  phone.edition = 'trial'
  phone.answer('about.get', anOperator({ version: '0.2.0' }))
  const screen = openPage(path)
  await sees(screen, '版本0.1.0（体验版）云端版本0.2.0')
  screen.close()
})

test('the newest published list is one tap from the words on its code', async () => {
  phone.answer('redList.get', aRedList({ months: ['2026-10', '2026-09'] }))
  const screen = openPage(path)
  screen.page.onCheck?.()
  await until(() => phone.opened.length > 0)
  // October is on notice: its code does not exist yet.
  expect(phone.opened).toEqual(['/pages/red-star/check/check?branchId=b-1&month=2026-09'])
  phone.opened.length = 0
  phone.answer('redList.get', aRedList(published))
  screen.page.onCheck?.()
  await until(() => phone.opened.length > 0)
  expect(phone.opened).toEqual(['/pages/red-star/check/check?branchId=b-1&month=2026-10'])
  screen.close()
})

test.each([
  ['a visitor', () => phone.answer('session.me', { bound: false })],
  [
    'a branch without a list',
    () => phone.answer('redList.get', aRedList({ months: ['2026-10'], mayObject: false })),
  ],
  [
    'a phone without a network',
    () => {
      phone.network = 'offline'
    },
  ],
])('%s starts from the red list', async (_who, prepare) => {
  prepare()
  const screen = openPage(path)
  screen.page.onCheck?.()
  await until(() => phone.opened.length > 0)
  expect(phone.opened).toEqual(['/pages/red-star/redlist/redlist'])
  screen.close()
})

test('the licence of what was taken from others can be read in full', async () => {
  const screen = openPage(path)
  await sees(screen, 'tdesign-miniprogram，MIT')
  expect(screen.text).not.toContain('WITHOUT WARRANTY')
  screen.page.onLicence?.()
  await sees(screen, 'WITHOUT WARRANTY OF ANY KIND')
  screen.close()
})
