import type { Output } from '../../../cloudfunctions/contract/contract'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees } from '../../testing/render-page'
import { member } from '../../testing/samples'
import { choosePlace } from '../place'
import { countyPlace } from '../place-view'

const path = 'workbench/calendar/calendar'
const year = new Date().getFullYear() + 1
let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', {
    ...member,
    roles: [{ role: 'countyAdministrator', orgId: 'county', orgName: '全县' }],
  })
  choosePlace(countyPlace())
  phone.answer('calendar.get', aYear)
})

const aYear = (input: { year: number }): Output<'calendar.get'> => ({
  ...input,
  source: 'none',
  holidays: [],
  workdays: [],
  provisional: [year],
})

interface Handlers {
  onType(event: object): void
  onTake(event: object): void
}

const of = (list: string, value = '') => ({ currentTarget: { dataset: { list } }, detail: { value } })

function paste(screen: Screen, list: string, text: string): void {
  const page = screen.page as unknown as Handlers
  page.onType(of(list, text))
  page.onTake(of(list))
}

test('an announcement is pasted, looked through, and saved', async () => {
  phone.answer('calendar.save', { year })
  const screen = openPage(path)
  await sees(screen, `${year}年`)
  paste(screen, 'holidays', '10月1日至3日放假。9月26日上班。')
  await sees(screen, '10月2日')
  expect(screen.text).toContain('9月26日')
  screen.tap('#save')
  await sees(screen, '节假日存好了')
  expect(phone.sentOf('calendar.save').map(({ input }) => input)).toEqual([
    { year, holidays: [`${year}-10-01`, `${year}-10-02`, `${year}-10-03`], workdays: [`${year}-09-26`] },
  ])
  screen.close()
})

test('a text without days says how to write them', async () => {
  const screen = openPage(path)
  await sees(screen, `${year}年`)
  paste(screen, 'holidays', '春节放假')
  await sees(screen, '请写成 10月1日至7日')
  screen.tap('#save')
  await sees(screen, '请先录放假的日子')
  expect(phone.sentOf('calendar.save')).toHaveLength(0)
  screen.close()
})

test('a year says what it is counted by, and what was saved is there to be changed', async () => {
  const screen = openPage(path)
  await sees(screen, '这一年还没有录，日子算暂定')
  expect(screen.text).toContain(`还没有录的：${year} 年。`)
  phone.answer('calendar.get', ({ year: asked }) => ({
    ...aYear({ year: asked }),
    source: 'library',
    holidays: [`${asked}-10-01`, `${asked}-10-02`],
    workdays: [`${asked}-10-10`],
  }))
  screen.page.onEarlier?.()
  await sees(screen, '放假的工作日：10月1日、10月2日')
  await sees(screen, '上班的周末：10月10日')
  phone.answer('calendar.get', ({ year: asked }) => ({
    ...aYear({ year: asked }),
    source: 'announced',
    holidays: [`${asked}-05-03`],
  }))
  screen.page.onLater?.()
  await sees(screen, '这一年录过了，下面可以改')
  await sees(screen, '5月3日')
  screen.close()
})
