import type { TaskDraft } from '../../../cloudfunctions/contract/publish'
import { addDays, dayOf } from '../../services/format'
import { asSecretary, aTaskForEdit } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees, until } from '../../testing/render-page'
import { emptyPlan, type SlotPlan } from '../slot-plan'

const path = 'workbench/publish/publish'
let phone: Phone

const plan: SlotPlan = {
  ...emptyPlan,
  day: addDays(dayOf(Date.now()), 2),
  from: '07:30',
  to: '10:30',
  places: '8',
}

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
  phone.answer('task.forEdit', aTaskForEdit())
})

async function opened(query: Record<string, string> = {}): Promise<Screen> {
  const screen = openPage(path, query)
  await sees(screen, '退出也不会丢')
  return screen
}

test('an old task is copied with fresh dates', async () => {
  phone.answer('task.publish', { taskId: 't-new' })
  const screen = await opened({ copyId: 't-9' })
  screen.tap('#preview')
  await sees(screen, '大家会看到')
  screen.tap('#publish')
  await until(() => phone.opened.length > 0)
  const input = phone.sentOf('task.publish')[0]?.input as TaskDraft
  const { shifts } = input
  expect(input).toMatchObject({ title: '清理三号区杂草', chain: [{ post: 'areaLeader', memberId: 'm-6' }] })
  expect(shifts).toHaveLength(1)
  expect(shifts[0]?.startsAt).toBeGreaterThan(Date.now())
  screen.close()
})

test('a need brings its words, its place and the people asked for', async () => {
  phone.answer('need.get', {
    needId: 'n-1',
    kind: 'labour',
    text: '组件清洗缺人，要手脚利索的。',
    place: '光伏电站大院',
    when: 'days',
    state: 'open',
    raisedAt: 1,
    askerName: '方丽',
    branchName: '光伏电站支部',
    isOverdue: false,
    asked: 20,
    version: 1,
    answers: [],
    isMine: false,
    mayAnswer: true,
    branchId: 'b-2',
    dueAt: 2,
  })
  phone.answer('task.publish', { taskId: 't-new' })
  const screen = await opened({ needId: 'n-1' })
  // Who asked was promised that only the branch reads it; a task is read by everybody.
  expect(screen.text).toContain('发布后谁都看得到')
  expect(screen.part('.slots').instance.data.plan).toMatchObject({ places: '20' })
  screen.send('.slots', 'plan', { ...plan, places: '20' })
  screen.tap('#preview')
  await sees(screen, '大家会看到')
  expect(screen.text).toContain('发布后谁都看得到')
  screen.tap('#publish')
  await until(() => phone.opened.length > 0)
  expect(phone.sentOf('task.publish')[0]?.input).toMatchObject({
    branchId: 'b-2',
    needId: 'n-1',
    kind: 'labour',
    title: '组件清洗缺人',
    about: '组件清洗缺人，要手脚利索的。',
    site: { name: '光伏电站大院' },
  })
  screen.close()
})
