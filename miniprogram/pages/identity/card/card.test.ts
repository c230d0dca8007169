import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, sees } from '../../../testing/render-page'
import { member } from '../../../testing/samples'

const path = 'pages/identity/card/card'
const card = {
  name: '徐建国',
  branchName: '中药材合作社支部',
  duty: '种植组长',
  areas: ['三号光伏区'],
  isMine: false,
}

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', { ...member, kind: 'party' })
  phone.answer('card.get', card)
})

test('a card shows name, duty, branch and area, and no way to call without consent', async () => {
  const screen = openPage(path, { memberId: 'm-2' })
  await sees(screen, '徐建国种植组长支部中药材合作社支部责任区三号光伏区')
  expect(screen.text).not.toMatch(/打电话|改我的名片/)
  screen.close()
})

test('with consent one can call', async () => {
  phone.answer('card.get', { ...card, phone: '13800000000' })
  const screen = openPage(path, { memberId: 'm-2' })
  await sees(screen, '给徐建国打电话')
  screen.tap('.phone')
  expect(phone.opened).toEqual(['电话：13800000000'])
  screen.close()
})

test('on my own card a number that is not shown to others is not on the card, and it says so', async () => {
  phone.answer('card.get', { ...card, phone: '13800000000', isMine: true, isPhonePublic: false })
  const screen = openPage(path)
  await sees(screen, '您的手机号没有亮出来，只有您自己看得到。')
  expect(screen.text).not.toContain('打电话')
  expect(phone.sentOf('card.get')[0]?.input).toEqual({ memberId: 'm-1' })
  screen.close()
})

test('the card of a villager is not for passing on, and it says who sees it', async () => {
  phone.answer('session.me', member)
  phone.answer('card.get', { ...card, isMine: true, isPhonePublic: false })
  const screen = openPage(path)
  await sees(screen, '您的名片只有您自己和支部看得到。')
  expect(screen.text).not.toContain('把名片发给人')
  expect(screen.page.onShareAppMessage?.()).toMatchObject({ path: '/pages/home/home/home' })
  screen.close()
})

test('a visitor without a card is shown the way to one', async () => {
  phone.answer('session.me', { bound: false })
  const screen = openPage(path)
  await sees(screen, '您还没有名片')
  screen.press('.load', '#next')
  expect(phone.opened[0]).toContain('/pages/identity/privacy/privacy?next=')
  screen.close()
})

test('what a friend reads in the chat names the person and the duty', async () => {
  const screen = openPage(path, { memberId: 'm-2' })
  await sees(screen, '徐建国')
  expect(screen.page.onShareAppMessage?.()).toEqual({
    title: '徐建国 · 种植组长',
    path: '/pages/identity/card/card?memberId=m-2',
  })
  screen.close()
})

test('a card that does not open can be tried again', async () => {
  phone.refuse('card.get', { code: 'INTERNAL', details: null, traceId: 'abcdef123' })
  const screen = openPage(path, { memberId: 'm-2' })
  await sees(screen, '名片没打开')
  phone.answer('card.get', card)
  screen.press('.load', '#retry')
  await sees(screen, '徐建国')
  screen.close()
})
