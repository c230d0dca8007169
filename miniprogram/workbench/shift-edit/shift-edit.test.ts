import type { TaskForEdit } from '../../../cloudfunctions/contract/publish'
import { aTaskForEdit } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees, until } from '../../testing/render-page'
import { tomorrowMorning } from '../../testing/samples'

const path = 'workbench/shift-edit/shift-edit'
const query = { taskId: 't-9', shiftId: 's-1' }
const hour = 3_600_000
const conflict = { code: 'EDIT_CONFLICT', details: null, traceId: 't' } as const
let phone: Phone

const startsAt = tomorrowMorning()
const was = { startsAt, endsAt: startsAt + 3 * hour, places: 8 }

const task = (over: Partial<TaskForEdit['shifts'][number]> = {}) =>
  aTaskForEdit({ shifts: [{ shiftId: 's-1', ...was, taken: 6, waiting: 2, state: 'open', ...over }] })

beforeEach(() => {
  phone = installPhone()
  phone.answer('task.forEdit', task())
})

async function opened(): Promise<Screen> {
  const screen = openPage(path, query)
  await sees(screen, '清理三号区杂草')
  return screen
}

const write = (screen: Screen, field: string, value: string) =>
  (screen.page as unknown as { onField(event: object): void }).onField({
    currentTarget: { dataset: { field } },
    detail: { value },
  })

test('what saving does to people is said before, and the save says what I saw', async () => {
  phone.answer('shift.edit', { taken: 6, places: 4 })
  const screen = await opened()
  await sees(screen, '8 个名额，报了 6 人，候补 2 人')
  write(screen, 'places', '4')
  await sees(screen, '已经报上 6 人，一个也不会少')
  expect(screen.text).not.toContain('会收到通知')
  write(screen, 'from', '08:00')
  await sees(screen, '已报名和候补的 8 人会收到通知')
  screen.tap('#save')
  await until(() => phone.opened.length > 0)
  expect(phone.sentOf('shift.edit')[0]?.input).toEqual({
    shiftId: 's-1',
    was,
    ...was,
    startsAt: startsAt + hour / 2,
    places: 4,
  })
  screen.close()
})

test('the chosen day and time are said as people say them', async () => {
  const screen = await opened()
  write(screen, 'day', '2027-01-02')
  write(screen, 'from', '07:30')
  await sees(screen, '2027年1月2日 星期六')
  await sees(screen, '7:30')
  expect(screen.text).not.toContain('07:30')
  screen.close()
})

test('a number that is none stands beside its field, and nothing is sent', async () => {
  const screen = await opened()
  write(screen, 'places', '0')
  screen.tap('#save')
  await until(() => screen.part('.places').instance.data.problem !== '')
  expect(phone.sentOf('shift.edit')).toHaveLength(0)
  screen.close()
})

test('when somebody saved first both are shown, and the chosen ones are saved on what stands now', async () => {
  const screen = await opened()
  write(screen, 'places', '4')
  phone.refuse('shift.edit', conflict)
  const now = { startsAt: startsAt + hour, endsAt: was.endsAt + hour, places: 10 }
  phone.answer('task.forEdit', task(now))
  screen.tap('#save')
  await until(() => screen.part('.conflict').instance.data.isShown === true)
  expect(screen.part('.conflict').instance.data.rows).toMatchObject([
    { label: '时间', chosen: 'now' },
    { label: '名额', mine: '4\u00A0个', now: '10\u00A0个', chosen: 'mine' },
  ])
  phone.answer('shift.edit', { taken: 6, places: 4 })
  screen.send('.conflict', 'save')
  await until(() => phone.opened.length > 0)
  expect(phone.sentOf('shift.edit').at(-1)?.input).toEqual({ shiftId: 's-1', was: now, ...now, places: 4 })
  screen.close()
})

test('without a network what was written stays, and saving again is the same deed', async () => {
  phone.answer('shift.edit', { taken: 6, places: 4 })
  const screen = await opened()
  write(screen, 'places', '4')
  phone.network = 'lost'
  screen.tap('#save')
  await sees(screen, '没送到，请再点一次')
  phone.network = 'good'
  screen.tap('#save')
  await until(() => phone.opened.length > 0)
  const sent = phone.sentOf('shift.edit')
  expect(sent).toHaveLength(2)
  expect(sent[0]?.requestId).toBe(sent[1]?.requestId)
  screen.close()
})

test('cancelling wants a reason and a yes, and tells how many hear of it', async () => {
  phone.answer('shift.cancel', { told: 9 })
  const screen = await opened()
  screen.tap('#cancel')
  await until(() => screen.count('#call-off') === 1)
  screen.tap('#call-off')
  await until(() => screen.part('.reason').instance.data.problem !== '')
  screen.type('.reason', '下雨')
  phone.agrees = false
  screen.tap('#call-off')
  await until(() => screen.part('.reason').instance.data.problem === '')
  expect(phone.sentOf('shift.cancel')).toHaveLength(0)
  phone.agrees = true
  screen.tap('#call-off')
  await until(() => phone.opened.length > 0)
  expect(phone.sentOf('shift.cancel').map(({ input }) => input)).toEqual([{ shiftId: 's-1', reason: '下雨' }])
  screen.close()
})

test('a shift that has begun can only be cancelled', async () => {
  phone.answer('task.forEdit', task({ startsAt: Date.now() - hour, endsAt: Date.now() + hour }))
  const screen = await opened()
  await sees(screen, '已经开始的班不能改时间和名额')
  expect(screen.count('#save')).toBe(0)
  expect(screen.count('#cancel')).toBe(1)
  screen.close()
})
