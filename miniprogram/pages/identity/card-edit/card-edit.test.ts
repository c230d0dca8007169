import { wordingVersion } from '../../../services/privacy-text'
import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, sees, until } from '../../../testing/render-page'
import { member } from '../../../testing/samples'

const path = 'pages/identity/card-edit/card-edit'

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.storage.set('consent', String(wordingVersion))
  phone.hasWayBack = true
  phone.answer('session.me', member)
  phone.answer('card.get', {
    name: '周桂芳',
    branchName: '上田村支部',
    duty: '保洁组长',
    areas: [],
    isMine: true,
    isPhonePublic: false,
  })
  phone.answer('card.save', { isPhonePublic: false })
})

test('the form begins with the card as it is, and sends what was changed', async () => {
  const screen = openPage(path)
  await until(() => screen.count('.duty') === 1)
  expect(screen.part('.duty').instance.data.value).toBe('保洁组长')
  screen.type('.phone', '13800000000')
  screen.page.onSwitch?.()
  await sees(screen, '开着：看到名片的人都能打。')
  screen.tap('.save')
  await until(() => phone.opened.length > 0)
  expect(phone.opened).toEqual(['返回'])
  expect(phone.sentOf('card.save')[0]?.input).toEqual({
    duty: '保洁组长',
    phone: '13800000000',
    isPhonePublic: true,
  })
  screen.close()
})

test('the number WeChat knows fills the field, and declining changes nothing', async () => {
  phone.answer('card.phone', { phone: '17000000001' })
  const screen = openPage(path)
  await until(() => screen.count('.phone') === 1)
  await screen.page.onWechatPhone?.({ detail: { errMsg: 'getPhoneNumber:fail user deny' } } as never)
  expect(phone.sentOf('card.phone')).toEqual([])
  await screen.page.onWechatPhone?.({ detail: { code: 'phone-12345678' } } as never)
  await until(() => screen.part('.phone').instance.data.value === '17000000001')
  screen.close()
})

test('a number is never shown that was not given', async () => {
  const screen = openPage(path)
  await until(() => screen.count('.duty') === 1)
  screen.page.onSwitch?.()
  screen.tap('.save')
  await sees(screen, '要让别人打电话，请先填手机号。')
  screen.type('.phone', '1380000')
  screen.tap('.save')
  await sees(screen, '手机号是 11 位数字，请核对。')
  expect(phone.sentOf('card.save')).toHaveLength(0)
  screen.close()
})

test('what was typed and not saved is there when the page is opened again', async () => {
  const screen = openPage(path)
  await until(() => screen.count('.duty') === 1)
  screen.type('.duty', '护林员')
  screen.close()
  const again = openPage(path)
  await until(() => again.count('.duty') === 1)
  expect(again.part('.duty').instance.data.value).toBe('护林员')
  again.close()
})
