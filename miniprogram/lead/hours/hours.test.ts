import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees, until } from '../../testing/render-page'
import { member } from '../../testing/samples'
import { aPerson, aRoster, serveRoster, thisMorning } from '../../testing/shift-samples'

const path = 'lead/hours/hours'
let phone: Phone

// A page with many people is compiled and drawn anew for each test.
jest.setTimeout(20_000)

const open = () => openPage(path, { shiftId: 's-1' })

function openRow(screen: Screen, id: string): void {
  ;(screen.page as unknown as { onOpen(event: object): void }).onOpen({ currentTarget: { dataset: { id } } })
}

const three = [aPerson(1), aPerson(2, { checkedInAt: thisMorning }), aPerson(3), aPerson(4)]
const said = { outcome: 'excused', hours: 3, supplied: 0, visits: [] }

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', { ...member, memberId: 'm-1' })
  phone.answer('shift.confirm', { done: 3, total: 3, unconfirmed: 1 })
  serveRoster(phone, aRoster(three, { myOwnIsOpen: true }))
})

test('who checked in is preset, the lead’s own is left to the secretary, and after the question it is sent once', async () => {
  const screen = open()
  await sees(screen, '签到和勾过的 1 人按到场，其余 2 人按缺席。请核对。')
  await sees(screen, '您自己的工时由支部书记确认。')
  expect(screen.text).not.toContain('成员1')
  openRow(screen, 'm-3')
  await until(() => screen.count('.person') === 1)
  screen.send('.person', 'change', said)
  await sees(screen, '到场 1 人，缺席 1 人，请假 1 人')
  phone.agrees = false
  screen.tap('#confirm')
  phone.agrees = true
  screen.tap('#confirm')
  await sees(screen, '3 人的工时记好了，已经告诉他们。您自己的工时由支部书记确认。')
  expect(phone.sentOf('shift.confirm').map(({ input }) => input)).toEqual([
    {
      shiftId: 's-1',
      others: { outcome: 'present', hours: 3 },
      rows: [
        { memberId: 'm-3', outcome: 'excused', hours: 0 },
        { memberId: 'm-4', outcome: 'absent', hours: 0 },
      ],
    },
  ])
  expect([...phone.storage.keys()].filter((key) => key.startsWith('draft:'))).toEqual([])
  screen.close()
})

test('one step changes the hours of everybody who was there; a tap takes all as present', async () => {
  const screen = open()
  await sees(screen, '没签到的也按到场')
  ;(screen.page as unknown as { onPreset(): void }).onPreset()
  await sees(screen, '到场 3 人')
  screen.send('.hours', 'change', { value: 2.5 })
  await until(() => screen.text.includes('2.5 小时'))
  screen.tap('#confirm')
  await sees(screen, '记好了')
  expect(phone.sentOf('shift.confirm')[0]?.input).toEqual({
    shiftId: 's-1',
    others: { outcome: 'present', hours: 2.5 },
    rows: [],
  })
  screen.close()
})

test('what was written is still there when the page is opened again', async () => {
  const screen = open()
  await sees(screen, '成员3')
  openRow(screen, 'm-3')
  await until(() => screen.count('.person') === 1)
  screen.send('.person', 'change', said)
  screen.close()
  const again = open()
  await sees(again, '请假 1 人')
  again.close()
})

test('sent and interrupted, it goes on with the same request, also after the app was closed', async () => {
  const screen = open()
  await sees(screen, '成员3')
  phone.network = 'lost'
  screen.tap('#confirm')
  await sees(screen, '没送到，请再点一次')
  screen.close()
  phone.network = 'good'
  let done = 0
  phone.answer('shift.confirm', () => {
    done += 1
    return { done, total: 3, unconfirmed: 1 }
  })
  const again = open()
  await sees(again, '正在记工时')
  again.tap('#go-on')
  await sees(again, '记好了')
  const sent = phone.sentOf('shift.confirm')
  expect(sent).toHaveLength(4)
  expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(1)
  again.close()
})

test('a refusal leaves the sheet as it was, and the next try is a new request', async () => {
  phone.refuse('shift.confirm', { code: 'HOURS_REFUSED', details: { most: 5 }, traceId: 't' })
  const screen = open()
  await sees(screen, '成员3')
  screen.tap('#confirm')
  await sees(screen, '这一班最多记 5 小时，请再核对。')
  expect(screen.count('#confirm')).toBe(1)
  screen.tap('#confirm')
  await until(() => phone.sentOf('shift.confirm').length === 2)
  expect(new Set(phone.sentOf('shift.confirm').map(({ requestId }) => requestId)).size).toBe(2)
  await sees(screen, '这一班最多记 5 小时')
  screen.close()
})

test('a household half written is named before anything is sent', async () => {
  serveRoster(phone, aRoster([aPerson(2)], { kind: 'visit' }))
  const screen = open()
  await sees(screen, '成员2')
  openRow(screen, 'm-2')
  await until(() => screen.count('.person') === 1)
  const visits = [{ no: 1, household: '张家', result: '' }]
  screen.send('.person', 'change', { ...said, outcome: 'present', visits })
  await sees(screen, '入户 1 户')
  screen.tap('#confirm')
  await sees(screen, '入户记录没写全')
  expect(phone.sentOf('shift.confirm')).toHaveLength(0)
  screen.close()
})
