import { wordingVersion } from '../../../services/privacy-text'
import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, type Screen, sees, until } from '../../../testing/render-page'
import { member } from '../../../testing/samples'

const path = 'pages/identity/ask/ask'
const query = { branchId: 'b-9', branchName: encodeURIComponent('驻宁波支部') }

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.storage.set('consent', String(wordingVersion))
  phone.hasWayBack = true
  phone.answer('session.me', { bound: false })
  phone.answer('branch.ask', {
    admissionId: 'a-1',
    branchId: 'b-9',
    branchName: '驻宁波支部',
    name: '周桂芳',
    message: '',
    askedAt: 1,
    state: 'asked',
  })
})

function fill(screen: Screen) {
  screen.type('.name', '周桂芳')
  screen.type('.year', '1956')
  screen.type('.message', '老家在上田村')
}

test('name and words go to the branch that was chosen', async () => {
  const screen = openPage(path, query)
  await sees(screen, '问问驻宁波支部')
  fill(screen)
  screen.tap('.send')
  await until(() => phone.opened.length > 0)
  expect(phone.opened).toEqual(['返回'])
  expect(phone.sentOf('branch.ask')[0]?.input).toEqual({
    branchId: 'b-9',
    name: '周桂芳',
    birthYear: 1956,
    message: '老家在上田村',
  })
  screen.close()
})

test('without network what was written is kept, also when the page is left', async () => {
  phone.network = 'offline'
  const screen = openPage(path, query)
  fill(screen)
  screen.tap('.send')
  await sees(screen, '填的都留着')
  screen.close()
  const again = openPage(path, query)
  expect(again.part('.message').instance.data.value).toBe('老家在上田村')
  again.close()
})

test('nothing is sent without a name or before the wording was agreed to', async () => {
  const screen = openPage(path, query)
  screen.tap('.send')
  await sees(screen, '请填您的姓名')
  phone.storage.delete('consent')
  fill(screen)
  screen.tap('.send')
  expect(phone.opened[0]).toContain('/pages/identity/privacy/privacy?next=')
  expect(phone.sentOf('branch.ask')).toHaveLength(0)
  screen.close()
})

test('a member is not asked for what the roster knows', async () => {
  phone.answer('session.me', member)
  const screen = openPage(path, query)
  await sees(screen, '支部会看到您的姓名：周桂芳。')
  expect(screen.count('.year')).toBe(0)
  screen.tap('.send')
  await until(() => phone.opened.length > 0)
  expect(phone.sentOf('branch.ask')[0]?.input).toEqual({ branchId: 'b-9', name: '周桂芳', message: '' })
  screen.close()
})
