import type { MyRecord } from '../../../../cloudfunctions/contract/shift'
import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, sees, until } from '../../../testing/render-page'
import { member } from '../../../testing/samples'

const path = 'pages/me/record/record'
const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()

const deed: MyRecord['items'][number] = {
  shiftId: 's-1',
  taskId: 't-1',
  title: '光伏板清灰',
  kind: 'work',
  day: `${year}-03-15`,
  outcome: 'present',
  hours: 3.5,
  counts: true,
  confirmedBy: '徐建国',
}

const record: MyRecord = {
  name: '周桂芳',
  branchName: '上田村支部',
  hours: 86.5,
  deeds: 31,
  visits: 4,
  byMonth: [0, 0, 40, 20.5, 0, 0, 0, 26, 0, 0, 0, 0],
  byKind: [
    { kind: 'work', hours: 80.5, deeds: 29 },
    { kind: 'visit', hours: 6, deeds: 2 },
  ],
  items: [deed],
}

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', member)
  phone.answer('record.mine', record)
})

test('the year’s hours, by month and by kind, and who confirmed each', async () => {
  const screen = openPage(path)
  await sees(screen, `${year} 年服务时长86.5 小时参加 31 次，走访 4 户。只有您自己看得到。`)
  await sees(screen, '上半年1月2月403月20.54月')
  await sees(screen, '劳动29 次 · 80.5 小时入户走访2 次 · 6 小时')
  await sees(screen, '3月15光伏板清灰劳动 · 徐建国确认3.5 小时')
  screen.close()
})

test('a half year without work is left out', async () => {
  phone.answer('record.mine', { ...record, byMonth: [...record.byMonth.slice(0, 6), 0, 0, 0, 0, 0, 0] })
  const screen = openPage(path)
  await sees(screen, '上半年')
  expect(screen.text).not.toContain('下半年')
  screen.close()
})

test('what does not count says why, and a correction its reason', async () => {
  phone.answer('record.mine', {
    ...record,
    items: [
      { ...deed, hours: 1, counts: false },
      { ...deed, shiftId: 's-2', correction: '走得早，按两小时记' },
      { ...deed, shiftId: 's-3', outcome: 'absent', hours: 0, counts: false },
    ],
  })
  const screen = openPage(path)
  await sees(screen, '不足六成，不计')
  await sees(screen, '更正过：走得早，按两小时记')
  await sees(screen, '缺席')
  screen.close()
})

test('a year without hours says what will stand here, and offers no certificate', async () => {
  const none = { hours: 0, deeds: 0, visits: 0, byKind: [], items: [] }
  phone.answer('record.mine', { ...record, ...none, byMonth: record.byMonth.map(() => 0) })
  const screen = openPage(path)
  await sees(screen, '这一年还没有记下的工时。')
  expect(screen.count('#certificate')).toBe(0)
  screen.close()
})

test('other years are one tap away, up to this one', async () => {
  const screen = openPage(path)
  await sees(screen, `${year} 年`)
  screen.send('.years', 'earlier')
  await sees(screen, `${year - 1} 年`)
  await until(() => phone.sentOf('record.mine').length === 2)
  expect(phone.sentOf('record.mine').at(-1)?.input).toEqual({ year: year - 1 })
  screen.close()
})

test('older entries come when the bottom is reached', async () => {
  phone.answer('record.mine', ({ cursor }) =>
    cursor
      ? { ...record, items: [{ ...deed, shiftId: 's-9', title: '冬修水渠' }] }
      : { ...record, next: 'c-1' },
  )
  const screen = openPage(path)
  await sees(screen, '往上拉还有')
  screen.page.onReachBottom?.()
  await sees(screen, '冬修水渠')
  await sees(screen, '有出入请找确认的人更正')
  screen.close()
})

test('when it cannot be read, another try is offered', async () => {
  phone.refuse('record.mine', { code: 'INTERNAL', details: null, traceId: 'tr-1' })
  const screen = openPage(path)
  await sees(screen, '服务记录没打开')
  phone.answer('record.mine', record)
  screen.press('.load', '#retry')
  await sees(screen, '86.5')
  screen.close()
})

test('the certificate names person, branch, year, hours and times, and can be copied', async () => {
  const screen = openPage(path)
  await sees(screen, '开服务证明')
  screen.tap('#certificate')
  expect(phone.opened).toEqual([`/pages/me/certificate/certificate?year=${year}`])
  screen.close()
  const paper = openPage('pages/me/certificate/certificate', { year: String(year) })
  await sees(paper, '周桂芳同志（上田村支部）：')
  await sees(paper, `${year} 年参加红星蓝领志愿服务 31 次，共 86.5 小时，其中入户走访 4 户。`)
  paper.tap('#copy')
  await sees(paper, '复制好了')
  expect(phone.opened.at(-1)).toContain('志愿服务证明\n周桂芳同志（上田村支部）：\n')
  paper.close()
})
