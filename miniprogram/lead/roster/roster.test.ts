import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees, until } from '../../testing/render-page'
import { aTask, member } from '../../testing/samples'
import { aPerson, aRoster, serveRoster, thisMorning } from '../../testing/shift-samples'

const path = 'lead/roster/roster'
const minute = 60_000
let phone: Phone

// A page with many people is compiled and drawn anew for each test.
jest.setTimeout(20_000)

const open = () => openPage(path, { shiftId: 's-1' })

function tick(screen: Screen, id: string): void {
  ;(screen.page as unknown as { onTick(event: object): void }).onTick({ currentTarget: { dataset: { id } } })
}

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', { ...member, memberId: 'm-1' })
})

test('the list says who came by whom, who comes, who is there, who waits and who left late', async () => {
  serveRoster(
    phone,
    aRoster(
      [
        aPerson(2, { byName: '徐建国', teamName: '先锋队' }),
        aPerson(3, { isComing: true }),
        aPerson(4, { checkedInAt: thisMorning - 5 * minute, phone: '13800000000' }),
      ],
      {
        phase: 'running',
        waiting: [
          { memberId: 'm-8', name: '候补甲', heldUntil: thisMorning },
          { memberId: 'm-9', name: '候补乙' },
        ],
        lateReleases: [{ name: '退的人', at: thisMorning - 60 * minute }],
      },
    ),
  )
  const screen = open()
  await sees(screen, '1 成员2徐建国代报名 · 先锋队')
  await sees(screen, '2 成员3说会来')
  await sees(screen, '3 成员4签到 7:25')
  await sees(screen, '候补甲名额替他留到 今天 7:30')
  await sees(screen, '候补乙候补第 1 位')
  await sees(screen, '退的人今天 6:30 退的')
  expect(screen.count('.person')).toBe(3)
  screen.close()
})

test('people are drawn fifty at a time; somebody further down is found by name', async () => {
  serveRoster(phone, aRoster(Array.from({ length: 120 }, (_, index) => aPerson(index + 2))))
  const screen = open()
  await sees(screen, '50 成员51')
  expect(screen.count('.person')).toBe(50)
  screen.page.onReachBottom?.()
  await until(() => screen.count('.person') === 100)
  expect(screen.text).toContain('100 成员101')
  screen.type('.search', '成员121')
  await sees(screen, '120 成员121')
  expect(screen.count('.person')).toBe(1)
  screen.close()
})

test('a tick needs no network and is still there when the page is opened again', async () => {
  serveRoster(phone, aRoster([aPerson(2), aPerson(3)], { phase: 'running' }))
  const screen = open()
  await sees(screen, '成员2')
  phone.network = 'offline'
  tick(screen, 'm-2')
  await until(() => screen.count('.ticked') === 1)
  screen.close()
  phone.network = 'good'
  const again = open()
  await sees(again, '成员2')
  expect(again.count('.ticked')).toBe(1)
  again.close()
})

test('coming back without a network the list still stands and can be ticked; without the right it goes', async () => {
  serveRoster(phone, aRoster([aPerson(2), aPerson(3)], { phase: 'running' }))
  const screen = open()
  await sees(screen, '成员2')
  phone.network = 'offline'
  screen.page.onShow?.()
  await sees(screen, '没有网，先看刚才的名单')
  tick(screen, 'm-2')
  await until(() => screen.count('.ticked') === 1)
  phone.network = 'good'
  phone.refuse('shift.roster', { code: 'NOT_FOUND', details: null, traceId: 'tr-1' })
  screen.page.onShow?.()
  await sees(screen, '名单没打开')
  expect(screen.text).not.toContain('成员2')
  screen.close()
})

test('before people arrive there is nothing to tick and no code to show', async () => {
  const tomorrow = thisMorning + 24 * 60 * minute
  serveRoster(
    phone,
    aRoster([aPerson(2)], { phase: 'open', startsAt: tomorrow, endsAt: tomorrow + 180 * minute }),
  )
  const screen = open()
  await sees(screen, '成员2')
  expect(screen.count('.tick') + screen.count('#code') + screen.count('#add') + screen.count('#hours')).toBe(
    0,
  )
  screen.close()
})

test('confirmed hours can be corrected, except one’s own, which the page says is for the secretary', async () => {
  const result = { outcome: 'present' as const, hours: 3, version: 0 }
  serveRoster(phone, aRoster([aPerson(1), aPerson(2, { result })], { phase: 'settled', myOwnIsOpen: true }))
  const screen = open()
  await sees(screen, '您自己的工时由支部书记确认。')
  await sees(screen, '3 小时')
  expect(screen.text.match(/更正/g)).toHaveLength(1)
  expect(screen.count('#hours')).toBe(0)
  screen.close()
})

test('the whole list is copied as a 接龙, also what has not been drawn', async () => {
  serveRoster(phone, aRoster(Array.from({ length: 120 }, (_, index) => aPerson(index + 2))))
  const screen = open()
  await sees(screen, '成员2')
  phone.answer('task.get', aTask({ title: '光伏板清灰' }))
  screen.tap('#copy')
  await sees(screen, '带着名单，只发到该看的群里。')
  expect(phone.opened[0]).toContain('120. 成员121')
  expect(phone.opened[0]).toContain('【光伏板清灰】')
  screen.close()
})
