import type { Admission } from '../../../../cloudfunctions/contract/binding'
import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, sees, until } from '../../../testing/render-page'
import { member } from '../../../testing/samples'

const path = 'pages/identity/find/find'

const asked: Admission = {
  admissionId: 'a-1',
  branchId: 'b-9',
  branchName: '驻宁波支部',
  name: '周桂芳',
  message: '老家在上田村',
  askedAt: Date.parse('2026-11-22T09:41:00+08:00'),
  state: 'asked',
}

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', { bound: false })
  phone.answer('branch.asked', { admissions: [] })
  phone.answer('branch.find', { branches: [{ branchId: 'b-9', name: '驻宁波支部', region: '宁波' }] })
})

test('a region finds its branches, and asking one goes past the wording', async () => {
  const screen = openPage(path)
  screen.type('.region', ' 宁波 ')
  screen.tap('.search')
  await sees(screen, '驻宁波支部照顾在宁波的同志')
  expect(phone.sentOf('branch.find')[0]?.input).toEqual({ region: '宁波' })
  screen.tap('.ask-button')
  expect(decodeURIComponent(phone.opened[0] ?? '')).toContain(
    'privacy?next=/pages/identity/ask/ask?branchId=',
  )
  screen.close()
})

test('a place without a branch gets a next step', async () => {
  phone.answer('branch.find', { branches: [] })
  const screen = openPage(path)
  screen.type('.region', '宁波')
  screen.tap('.search')
  await sees(screen, '这个地方还没有支部。换个大些的地名试试')
  screen.close()
})

test('an empty search is not sent', async () => {
  const screen = openPage(path)
  await sees(screen, '还没有问过')
  screen.tap('.search')
  await sees(screen, '请填您现在住的地方')
  expect(phone.sentOf('branch.find')).toHaveLength(0)
  screen.close()
})

test('what was asked stands here until it is answered', async () => {
  phone.answer('branch.asked', { admissions: [asked] })
  const screen = openPage(path)
  await sees(screen, '驻宁波支部等支部答复11月22日 9:41 问的：老家在上田村')
  screen.close()
})

test('once a branch has accepted, the person is a member without opening the app anew', async () => {
  phone.answer('branch.asked', { admissions: [{ ...asked, state: 'accepted', answer: '欢迎回家' }] })
  const screen = openPage(path)
  await sees(screen, '收下您了')
  expect(screen.text).toContain('支部答复：欢迎回家')
  phone.answer('session.me', member)
  await until(() => phone.sentOf('session.me').length === 2)
  expect(phone.sentOf('session.me')).toHaveLength(2)
  screen.close()
})

test('without network the saved answers are shown; without any it says so and can be tried again', async () => {
  phone.network = 'offline'
  const empty = openPage(path)
  await sees(empty, '没有网这里还没有存过的内容，连上网再看。')
  phone.network = 'good'
  phone.answer('branch.asked', { admissions: [asked] })
  empty.press('.load', '#retry')
  await sees(empty, '等支部答复')
  empty.close()
  phone.network = 'offline'
  const again = openPage(path)
  await sees(again, '没有网，先看上次的内容')
  await sees(again, '驻宁波支部')
  again.close()
})
