import { anEntry, aPassbook } from '../../testing/month'
import { asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees, until } from '../../testing/render-page'
import { member } from '../../testing/samples'

const path = 'workbench/passbook/passbook'
let phone: Phone

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
  phone.answer('passbook.of', aPassbook())
})

async function opened(): Promise<Screen> {
  const screen = openPage(path, { memberId: 'm-8' })
  await sees(screen, '帮邻居老人修屋顶')
  return screen
}

const takeBack = (screen: Screen) =>
  (screen.page as unknown as { onReversing(event: object): void }).onReversing({
    currentTarget: { dataset: { id: 'deed:d-1' } },
  })

test('an entry is taken back with a reason, and both stand there', async () => {
  phone.answer('deed.reverse', { entryId: 'deed:d-1:taken-back', creditedTo: '2026-11' })
  const screen = await opened()
  takeBack(screen)
  await until(() => screen.count('#reverse') === 1)
  screen.tap('#reverse')
  await until(() => screen.part('.reason').instance.data.problem !== '')
  screen.type('.reason', '记错了人')
  const reversal = anEntry({
    entryId: 'r-1',
    reverses: 'deed:d-1',
    reason: '记错了人',
    raw: -2,
    credited: -2,
  })
  phone.answer('passbook.of', aPassbook({ entries: [anEntry({ cap: 'reversed' }), reversal] }))
  screen.tap('#reverse')
  await sees(screen, '冲销了')
  expect(screen.text).toContain('理由：记错了人')
  expect(screen.text).not.toContain('要冲销请')
  expect(phone.sentOf('deed.reverse')[0]?.input).toMatchObject({ entryId: 'deed:d-1', reason: '记错了人' })
  screen.close()
})

test('a cap says what it left of the points', async () => {
  phone.answer('passbook.of', aPassbook({ entries: [anEntry({ raw: 4, credited: 2, cap: 'month' })] }))
  const screen = await opened()
  expect(screen.text).toContain('这一项本月封顶。应记 +4 分，实记 +2 分。')
  screen.close()
})

test('a sealed month, and my own, cannot be taken back here, and it says why', async () => {
  phone.answer('passbook.of', aPassbook({ isSealed: true }))
  const sealed = await opened()
  expect(sealed.text).toContain('这个月已经封存，不能再冲销。')
  sealed.close()
  phone.answer('passbook.of', aPassbook({ memberId: member.memberId }))
  const mine = await opened()
  expect(mine.text).toContain('这是您自己的，要冲销请找别的书记。')
  expect(mine.text).not.toContain('冲销：')
  mine.close()
})
