import { addDays, dayOf, startOfDay } from '../../../services/format'
import { mondayOf } from '../../../services/week-view'
import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, sees } from '../../../testing/render-page'
import { anItem, member } from '../../../testing/samples'

const path = 'pages/me/week/week'
const hour = 3_600_000
const monday = mondayOf(dayOf(Date.now()))
const inWeek = (days: number) => startOfDay(addDays(monday, days)) + 8 * hour

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', member)
  phone.answer('task.list', ({ view }) => ({
    items:
      view === 'mine'
        ? [anItem({ id: 'ahead', startsAt: inWeek(8), mine: { state: 'claimed' } })]
        : [anItem({ id: 'before', startsAt: inWeek(-6), mine: { state: 'claimed' } })],
  }))
})

test('an empty week says so and leads to the tasks', async () => {
  const screen = openPage(path)
  await sees(screen, '这一周没有您的班。')
  screen.close()
})

test('a week ahead and a week back show what is there, and a tap opens it', async () => {
  const screen = openPage(path)
  await sees(screen, '这一周')
  screen.send('.weeks', 'later')
  await sees(screen, '光伏板下补种黄精8:00–11:00 · 三号光伏区南门已报名')
  screen.send('.weeks', 'earlier')
  await sees(screen, '这一周没有您的班。')
  screen.send('.weeks', 'earlier')
  await sees(screen, '工时待记')
  screen.page.onOpen?.({ currentTarget: { dataset: { task: 't-1', shift: 'before' } } } as never)
  expect(phone.opened).toEqual(['/pages/task/detail/detail?taskId=t-1&shiftId=before'])
  screen.close()
})

test('a visitor learns what would be here, and nothing of theirs is asked for', async () => {
  phone.answer('session.me', { bound: false })
  const screen = openPage(path)
  await sees(screen, '您还没认支部')
  expect(phone.sentOf('task.list')).toHaveLength(0)
  screen.close()
})

test('without network the saved week is shown with its time; with nothing saved, another try', async () => {
  const first = openPage(path)
  await sees(first, '这一周')
  first.close()
  phone.network = 'offline'
  const again = openPage(path)
  await sees(again, '没有网，先看上次的内容')
  again.close()
  phone = installPhone()
  phone.answer('session.me', member)
  phone.refuse('task.list', { code: 'INTERNAL', details: null, traceId: 'tr-1' })
  const failed = openPage(path)
  await sees(failed, '这一周没打开')
  failed.close()
})
