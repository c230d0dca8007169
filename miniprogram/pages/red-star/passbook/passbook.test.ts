import { installPhone, type Phone } from '../../../testing/phone'
import { anEntry, aPassbook, partyMember } from '../../../testing/red-star-samples'
import { openPage, sees, until } from '../../../testing/render-page'
import { aRulesPage } from '../../../testing/rules'
import { member } from '../../../testing/samples'

const path = 'pages/red-star/passbook/passbook'
const october = { month: '2026-10' }

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', partyMember)
  phone.answer('passbook.mine', aPassbook())
  phone.answer('rules.get', aRulesPage())
})

test('the cover has my points, the cap of the month in words, and my place for me alone', async () => {
  const screen = openPage(path, october)
  await sees(screen, '王德明 · 上田村支部63 分 · 10月')
  await sees(screen, '10月已加 3 分每月最多加 40 分')
  await sees(screen, '本月还能加 37 分。超出的不记分，服务时长照样记。')
  await sees(screen, '支部里第 3 位，只有您自己看得到')
  screen.close()
})

test('lines read as in a bank’s passbook, the newest first, each with who confirmed it and the balance', async () => {
  const later = anEntry({ entryId: 'e-2', day: '2026-10-21', what: '修水渠', credited: 2, balance: 65 })
  phone.answer('passbook.mine', aPassbook({ entries: [anEntry(), later] }))
  const screen = openPage(path, october)
  await sees(
    screen,
    '21日修水渠徐建国确认为什么+2结余 6519日光伏板清灰徐建国确认为什么+3结余 63月初起点分结余 60',
  )
  screen.close()
})

test('a cap says what should have been and what was credited', async () => {
  phone.answer('passbook.mine', aPassbook({ entries: [anEntry({ raw: 4, credited: 2, cap: 'month' })] }))
  const screen = openPage(path, october)
  await sees(screen, '应记 4 分，到顶实记 2 分')
  screen.close()
})

test('every line answers why: item, day, rule and its version, sum, confirmer and evidence', async () => {
  phone.answer(
    'passbook.mine',
    aPassbook({ entries: [anEntry({ isUrgent: true, raw: 4.5, credited: 4.5 })] }),
  )
  const screen = openPage(path, october)
  await sees(screen, '光伏板清灰')
  screen.page.onLine?.({ currentTarget: { dataset: { id: 'e-1' } } } as never)
  await sees(screen, '哪一项蓝领出工，3 小时，急活按 1.5 倍')
  await sees(screen, '按什么每小时 1 分，一天最多 8 分，一月最多 20 分。规则第 1 版')
  await sees(screen, '怎么算记 4.5 分，没有到封顶')
  await sees(screen, '谁确认徐建国，10月19日 17:30')
  await sees(screen, '看这一班')
  const url = '/pages/task/detail/detail?taskId=t-1&shiftId=s-1'
  screen.page.onEvidence?.({ currentTarget: { dataset: { url } } } as never)
  expect(phone.opened).toEqual([url])
  screen.close()
})

test('a correction stands crossed out beside what it takes back, with its reason', async () => {
  const wrong = anEntry({ credited: 0, raw: 0, cap: 'reversed', balance: 60 })
  const taken = anEntry({
    entryId: 'e-1:taken-back',
    credited: 0,
    raw: 0,
    cap: 'reversed',
    balance: 60,
    reverses: 'e-1',
    reason: '走得早',
  })
  phone.answer('passbook.mine', aPassbook({ entries: [wrong, taken] }))
  const screen = openPage(path, october)
  await sees(screen, '更正：光伏板清灰徐建国更正更正的原因：走得早')
  await sees(screen, '已更正，这一笔不算：走得早')
  expect(screen.count('.what.crossed')).toBe(2)
  screen.close()
})

test('a late deed names the month it belongs to', async () => {
  const late = anEntry({ day: '2026-09-28', ofMonth: '2026-09' })
  phone.answer('passbook.mine', aPassbook({ entries: [late] }))
  const screen = openPage(path, october)
  await sees(screen, '9月28日光伏板清灰')
  await sees(screen, '9月的事，来得晚，记在这个月')
  screen.close()
})

test('what was taken away is said with its cap, and where the points came from is drawn', async () => {
  const absent = anEntry({
    entryId: 'e-2',
    code: 'B1',
    what: '主题党日',
    amount: 1,
    raw: -5,
    credited: -5,
    balance: 58,
  })
  phone.answer('passbook.mine', aPassbook({ deduction: -5, entries: [anEntry(), absent] }))
  const screen = openPage(path, october)
  await sees(screen, '扣了 5 分，原因都写在下面。')
  await sees(screen, '−5')
  await sees(screen, '分从哪里来蓝领出工3 分')
  screen.close()
})

test('a villager is told kindly, and led to their service record', async () => {
  phone.answer('session.me', member)
  const screen = openPage(path, october)
  await sees(screen, '红色存折是给党员记的您干过的活、服务的工时，一样都记着。')
  expect(phone.sentOf('passbook.mine')).toHaveLength(0)
  screen.press('.load', '#next')
  await until(() => phone.opened.length > 0)
  expect(phone.opened).toEqual(['换成：/pages/me/record/record'])
  screen.close()
})

test('another month is one tap away, up to this one', async () => {
  const screen = openPage(path, october)
  await sees(screen, '10月')
  screen.send('.months', 'earlier')
  await until(() => phone.sentOf('passbook.mine').length === 2)
  expect(phone.sentOf('passbook.mine').at(-1)?.input).toEqual({ month: '2026-09' })
  screen.close()
})

test('without network the last page is shown with its time', async () => {
  const first = openPage(path, october)
  await sees(first, '光伏板清灰')
  first.close()
  phone.network = 'offline'
  const again = openPage(path, october)
  await sees(again, '没有网，先看上次的内容')
  await sees(again, '光伏板清灰')
  again.close()
})

test('years back stand month by month, with the stars', async () => {
  phone.answer('passbook.months', ({ before }) =>
    before
      ? { months: [{ month: '2024-10', score: 70, hours: 4, isWinner: false }] }
      : { months: [{ month: '2026-10', score: 81.5, hours: 14.5, isWinner: true }], next: '2026-10' },
  )
  const screen = openPage('pages/red-star/months/months')
  await sees(screen, '2026年10月服务 14.5 小时红星党员81.5 分')
  screen.page.onReachBottom?.()
  await sees(screen, '2024年10月服务 4 小时70 分')
  await sees(screen, '只有您自己看得到')
  screen.close()
})
