import { wordingVersion } from '../../../services/privacy-text'
import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, type Screen, sees, until } from '../../../testing/render-page'
import { member } from '../../../testing/samples'

const path = 'pages/identity/bind/bind'

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.storage.set('consent', String(wordingVersion))
  phone.hasWayBack = true
  phone.answer('session.me', { bound: false })
})

function fill(screen: Screen, code = 'abcd 2345', name = '周桂芳') {
  screen.type('.code', code)
  screen.type('.name', name)
}

test('the code is grouped while it is typed, whatever its case', () => {
  const screen = openPage(path)
  screen.type('.code', 'abcd2')
  expect(screen.part('.code').instance.data.value).toBe('ABCD-2')
  screen.type('.code', 'ABCD-23456')
  expect(screen.part('.code').instance.data.value).toBe('ABCD-2345')
  screen.close()
})

test('code and name make a member, who is led back to where they came from', async () => {
  phone.answer('session.bind', { memberId: 'm-1', name: '周桂芳', branchName: '上田村支部' })
  const screen = openPage(path)
  fill(screen)
  phone.answer('session.me', member)
  screen.tap('.submit')
  await until(() => phone.opened.length > 0)
  expect(phone.opened).toEqual(['返回', '提示：认好了，您在上田村支部'])
  expect(phone.sentOf('session.bind')[0]?.input).toEqual({ code: 'ABCD2345', name: '周桂芳' })
  expect(phone.sentOf('session.me')).toHaveLength(1)
  expect(phone.storage.has('draft:bind')).toBe(false)
  screen.close()
})

test('nothing is sent while something is missing, and each field says what', async () => {
  const screen = openPage(path)
  screen.type('.code', 'ABCD-234O')
  screen.tap('.submit')
  await sees(screen, '邀请码里没有 0、1 和字母 O、I、L，请再核对。')
  expect(screen.text).toContain('请填您的姓名，和名册上一样。')
  expect(phone.sent).toHaveLength(0)
  screen.close()
})

test('before anything is collected the wording comes, and what was typed is there afterwards', () => {
  phone.storage.delete('consent')
  const screen = openPage(path)
  fill(screen)
  screen.tap('.submit')
  expect(phone.sent).toHaveLength(0)
  expect(phone.opened[0]).toContain('换成：/pages/identity/privacy/privacy?next=')
  screen.close()
  const again = openPage(path)
  expect(again.part('.code').instance.data.value).toBe('ABCD-2345')
  expect(again.part('.name').instance.data.value).toBe('周桂芳')
  again.close()
})

test('an agreement that the cloud does not know is asked for again', async () => {
  phone.refuse('session.bind', { code: 'CONSENT_NEEDED', details: null, traceId: 'tr-1' })
  const screen = openPage(path)
  fill(screen)
  screen.tap('.submit')
  await until(() => phone.opened.length > 0)
  expect(phone.opened[0]).toContain('/pages/identity/privacy/privacy')
  expect(phone.storage.has('consent')).toBe(false)
  screen.close()
})

test('with two of one name the birth year is asked for and sent', async () => {
  phone.refuse('session.bind', { code: 'NEEDS_BIRTH_YEAR', details: null, traceId: 'tr-1' })
  const screen = openPage(path)
  fill(screen)
  screen.tap('.submit')
  await sees(screen, '支部里有同名的人')
  screen.tap('.submit')
  await sees(screen, '请填四位数，比如 1968。')
  phone.answer('session.bind', { memberId: 'm-1', name: '周桂芳', branchName: '上田村支部' })
  screen.type('.year', '1956')
  screen.tap('.submit')
  await until(() => phone.opened.length > 0)
  expect(phone.sentOf('session.bind')[1]?.input).toMatchObject({ birthYear: 1956 })
  screen.close()
})

test('after too many tries it says from when to try again', async () => {
  const until = Date.parse('2026-11-22T10:41:00+08:00')
  phone.refuse('session.bind', { code: 'TOO_MANY_TRIES', details: { until }, traceId: 'tr-1' })
  const screen = openPage(path)
  fill(screen)
  screen.tap('.submit')
  await sees(screen, '请在 10:41 以后再试。')
  screen.close()
})

test('on a bad network what was typed stays, and the second tap is the same try', async () => {
  phone.answer('session.bind', { memberId: 'm-1', name: '周桂芳', branchName: '上田村支部' })
  phone.network = 'lost'
  const screen = openPage(path)
  fill(screen)
  screen.tap('.submit')
  await sees(screen, '填的都留着')
  phone.network = 'good'
  screen.tap('.submit')
  await until(() => phone.opened.length > 0)
  const [first, second] = phone.sentOf('session.bind')
  expect(second?.requestId).toBe(first?.requestId)
  screen.close()
})
