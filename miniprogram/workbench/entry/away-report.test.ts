import { addDays, dayOf, yearDay } from '../../services/format'
import { aRosterEntry, asOfficer } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees, until } from '../../testing/render-page'

let phone: Phone

const entry = aRosterEntry({ track: 'D', away: { place: '杭州', reportedOn: '2026-08-01' } })

beforeEach(() => {
  phone = installPhone()
  asOfficer(phone, 'recorder')
  phone.answer('roster.get', entry)
})

async function reporting(): Promise<Screen> {
  const screen = openPage('workbench/entry/entry', { memberId: 'm-9' })
  await sees(screen, '记外出报告')
  screen.tap('#report')
  await until(() => screen.count('.place') === 1)
  expect(screen.part('.place').instance.data.value).toBe('杭州')
  return screen
}

test('a day to come and a missing place are worded where they are, and nothing is sent', async () => {
  const screen = await reporting()
  screen.type('.place', ' ')
  screen.send('.day', 'pick', { value: addDays(dayOf(Date.now()), 1) })
  screen.tap('#save-report')
  await sees(screen, '请写现在在哪里。')
  await sees(screen, '这一天还没有到，请写报告的那天。')
  expect(phone.sentOf('roster.report')).toHaveLength(0)
  screen.close()
})

test('without a network the sheet stays with what was typed, and a tap again writes it down once', async () => {
  const screen = await reporting()
  screen.type('.place', '宁波')
  phone.network = 'lost'
  const away = { place: '宁波', reportedOn: dayOf(Date.now()) }
  phone.answer('roster.report', { away })
  screen.tap('#save-report')
  await sees(screen, '没送到，请再点一次')
  expect(screen.part('.place').instance.data.value).toBe('宁波')
  phone.network = 'good'
  phone.answer('roster.get', { ...entry, away })
  screen.tap('#save-report')
  await sees(screen, `宁波，${yearDay(away.reportedOn)}报告`)
  expect(screen.count('.place')).toBe(0)
  const sent = phone.sentOf('roster.report')
  expect(sent).toHaveLength(2)
  expect(sent[0]?.requestId).toBe(sent[1]?.requestId)
  screen.close()
})
