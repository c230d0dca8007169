import { asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, sees, until } from '../../testing/render-page'
import { tomorrowMorning } from '../../testing/samples'
import { aCharge } from '../../testing/shift-samples'

const path = 'workbench/tasks/tasks'
const hour = 3_600_000
let phone: Phone

const shift = (changes: Parameters<typeof aCharge>[0] = {}) =>
  aCharge({
    taskId: 't-9',
    title: '清理三号区杂草',
    startsAt: tomorrowMorning(),
    endsAt: tomorrowMorning() + 3 * hour,
    ...changes,
  })

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
})

test('what is coming, what waits for hours, and what is done, each page by page', async () => {
  phone.answer('shift.list', ({ view, cursor }) => {
    if (view === 'toConfirm') {
      const ended = shift({ phase: 'ended', startsAt: Date.now() - 5 * hour, endsAt: Date.now() - 2 * hour })
      return { items: [ended] }
    }
    return cursor
      ? { items: [shift({ shiftId: 's-2', title: '清理河道' })] }
      : { items: [shift()], next: '1_s-1' }
  })
  const screen = openPage(path)
  await sees(screen, '明天 7:30–10:30 · 三号光伏区南门')
  await sees(screen, '12 个名额，报了 9 人')
  await sees(screen, '往上拉还有')
  screen.page.onReachBottom?.()
  await sees(screen, '清理河道')
  await sees(screen, '就这些了')
  const page = screen.page as unknown as { onTab(event: object): void }
  page.onTab({ currentTarget: { dataset: { view: 'toConfirm' } } })
  await sees(screen, '等记工时 · 还有 9 人没记')
  expect(screen.text).not.toContain('清理河道')
  screen.close()
})

test('an empty list says what comes next, a failed one leads back', async () => {
  phone.answer('shift.list', { items: [] })
  const screen = openPage(path)
  await sees(screen, '还没有要来的班')
  phone.network = 'offline'
  screen.page.onPullDownRefresh?.()
  await sees(screen, '没有网')
  phone.network = 'good'
  phone.answer('shift.list', { items: [shift()] })
  screen.page.onAct?.()
  await sees(screen, '清理三号区杂草')
  screen.close()
})

test('a tap opens the task, or the people whose hours are missing', async () => {
  phone.answer('shift.list', { items: [shift()] })
  const screen = openPage(path)
  await until(() => screen.count('.shift') === 1)
  const page = screen.page as unknown as { onOpen(event: object): void; onTab(event: object): void }
  const tapped = { currentTarget: { dataset: { taskId: 't-9', shiftId: 's-1' } } }
  page.onOpen(tapped)
  page.onTab({ currentTarget: { dataset: { view: 'toConfirm' } } })
  page.onOpen(tapped)
  expect(phone.opened).toEqual(['/workbench/task/task?taskId=t-9', '/lead/roster/roster?shiftId=s-1'])
  screen.close()
})
