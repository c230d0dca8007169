import { installPhone, type Phone } from '../../testing/phone'
import { openPage, sees, until } from '../../testing/render-page'
import { member } from '../../testing/samples'
import { aPerson, aRoster, serveRoster } from '../../testing/shift-samples'

const path = 'lead/hours/hours'
let phone: Phone

// A page with many people is compiled and drawn anew for each test.
jest.setTimeout(20_000)

const open = () => openPage(path, { shiftId: 's-1' })

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', { ...member, memberId: 'm-1' })
  phone.answer('shift.confirm', { done: 0, total: 0, unconfirmed: 0 })
})

test('of 500 people fifty are drawn at a time, and nothing set is larger than 64 KB', async () => {
  const all = Array.from({ length: 500 }, (_, index) => aPerson(index + 2, { name: '欧阳明月' }))
  serveRoster(phone, aRoster(all))
  const screen = open()
  await sees(screen, '到场 500 人')
  expect(phone.sentOf('shift.roster')).toHaveLength(5)
  const { groups } = (screen.page as unknown as { data: { groups: { rows: unknown[] }[] } }).data
  expect(groups.map(({ rows }) => rows.length)).toEqual([50])
  expect(Buffer.byteLength(JSON.stringify(groups))).toBeLessThan(64 * 1024)
  screen.page.onReachBottom?.()
  await until(() => screen.count('.one') === 100)
  expect(screen.count('.one')).toBe(100)
  screen.close()
})

test('when only my own hours are left, it says whose turn it is', async () => {
  const result = { outcome: 'present' as const, hours: 3, version: 0 }
  serveRoster(phone, aRoster([aPerson(1), aPerson(2, { result })], { phase: 'settled', myOwnIsOpen: true }))
  const screen = open()
  await sees(screen, '只剩您自己的工时')
  screen.close()
})

test('before the shift is over there are no hours to confirm', async () => {
  serveRoster(phone, aRoster([aPerson(2)], { phase: 'running' }))
  const screen = open()
  await sees(screen, '还没到记工时的时候')
  screen.close()
})

test('a shift nobody came to is closed with one tap', async () => {
  serveRoster(phone, aRoster([]))
  const screen = open()
  await sees(screen, '没有人来，了结这一班')
  screen.tap('#confirm')
  await sees(screen, '这一班了结了。')
  expect(phone.sentOf('shift.confirm')[0]?.input).toEqual({ shiftId: 's-1', rows: [] })
  screen.close()
})

test('once the hours stand, a piece of news is offered: the facts, nobody’s name, for the lead to add to', async () => {
  const present = { outcome: 'present' as const, hours: 3, version: 0 }
  const absent = { outcome: 'absent' as const, hours: 0, version: 0 }
  serveRoster(phone, aRoster([aPerson(2), aPerson(3), aPerson(4)]))
  const screen = open()
  await sees(screen, '到场 3 人')
  phone.answer('shift.confirm', { done: 3, total: 3, unconfirmed: 0 })
  screen.tap('#confirm')
  await sees(screen, '复制一段动态草稿')
  serveRoster(
    phone,
    aRoster([
      aPerson(2, { result: present }),
      aPerson(3, { result: present }),
      aPerson(4, { result: absent }),
    ]),
  )
  screen.tap('#news')
  await sees(screen, '动态草稿复制好了')
  const copied = phone.opened.at(-1) ?? ''
  expect(copied).toMatch(/^剪贴板：[^]*2\s人在.+出工，合计 6\s小时/)
  expect(copied).not.toContain(aPerson(2).name)
  screen.close()
})
