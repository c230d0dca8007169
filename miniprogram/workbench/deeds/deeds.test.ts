import { aDeed } from '../../testing/month'
import { asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees, until } from '../../testing/render-page'
import { member } from '../../testing/samples'

const path = 'workbench/deeds/deeds'
let phone: Phone

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
  const second = aDeed({ deedId: 'd-2', memberId: 'm-9', name: '贾海波', code: 'V8', what: '教新喷灌机' })
  phone.answer('deed.list', { deeds: [aDeed(), second] })
})

async function opened(words = '帮邻居老人修屋顶'): Promise<Screen> {
  const screen = openPage(path)
  await sees(screen, words)
  return screen
}

test('one after the other: a yes brings the next', async () => {
  phone.answer('deed.decide', { state: 'confirmed' })
  const screen = await opened()
  expect(screen.text).toContain('照规则 +2 分')
  screen.tap('#confirm')
  await sees(screen, '教新喷灌机')
  expect(screen.text).toContain('确认了王德明的这一条')
  screen.tap('#confirm')
  await sees(screen, '没有等着审的申报')
  expect(phone.sentOf('deed.decide').map(({ input }) => input)).toEqual([
    { deedId: 'd-1', version: 2, do: { verb: 'confirm' } },
    { deedId: 'd-2', version: 2, do: { verb: 'confirm' } },
  ])
  screen.close()
})

test('a relative is declared with the yes, and only for this one', async () => {
  phone.answer('deed.decide', { state: 'confirmed' })
  const screen = await opened()
  ;(screen.page as unknown as { onRelative(): void }).onRelative()
  screen.tap('#confirm')
  await sees(screen, '教新喷灌机')
  screen.tap('#confirm')
  await sees(screen, '没有等着审的申报')
  expect(phone.sentOf('deed.decide').map(({ input }) => (input as { do: object }).do)).toEqual([
    { verb: 'confirm', isRelative: true },
    { verb: 'confirm' },
  ])
  screen.close()
})

test('returning needs a reason, which stays when the network is gone', async () => {
  const screen = await opened()
  screen.tap('#return')
  await until(() => screen.count('#send-back') === 1)
  screen.tap('#send-back')
  await until(() => screen.part('.reason').instance.data.problem !== '')
  screen.type('.reason', '请写清哪一天')
  phone.network = 'offline'
  screen.tap('#send-back')
  await sees(screen, '没送到，请再点一次')
  phone.network = 'good'
  phone.answer('deed.decide', { state: 'returned' })
  screen.tap('#return')
  await until(() => screen.count('#send-back') === 1)
  expect(screen.part('.reason').instance.data.value).toBe('请写清哪一天')
  screen.tap('#send-back')
  await sees(screen, '退回了王德明的这一条')
  screen.close()
})

test('my own is for somebody else to look at', async () => {
  phone.answer('deed.list', { deeds: [aDeed({ memberId: member.memberId })] })
  const screen = await opened()
  expect(screen.text).toContain('这是您自己的，要别人审。')
  expect(screen.count('#confirm')).toBe(0)
  screen.close()
})

test('one that somebody decided first is said to be, and makes room for the next', async () => {
  phone.refuse('deed.decide', { code: 'DEED_DECIDED', details: { state: 'withdrawn' }, traceId: 't' })
  const screen = await opened()
  screen.tap('#confirm')
  await sees(screen, '本人已经撤回')
  await sees(screen, '教新喷灌机')
  screen.close()
})

test('a page that failed comes when asked again', async () => {
  phone.refuse('deed.list', { code: 'INTERNAL', details: null, traceId: 'abcd1234' })
  const screen = await opened('申报没打开')
  phone.answer('deed.list', { deeds: [] })
  screen.press('.load', '#retry')
  await sees(screen, '没有等着审的申报')
  screen.close()
})
