import type { TaskDraft } from '../../../cloudfunctions/contract/publish'
import { asSecretary, aTaskForEdit } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { aPlan, openPublishing } from '../../testing/publishing'
import { sees, until } from '../../testing/render-page'

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
  phone.answer('task.forEdit', aTaskForEdit())
})

test('an old task is copied with fresh dates', async () => {
  phone.answer('task.publish', { taskId: 't-new' })
  const screen = await openPublishing({ copyId: 't-9' })
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
  const screen = await openPublishing({ needId: 'n-1' })
  // Who asked was promised that only the branch reads it; a task is read by everybody.
  expect(screen.text).toContain('发布后谁都看得到')
  expect(screen.part('.slots').instance.data.plan).toMatchObject({ places: '20' })
  screen.send('.slots', 'plan', { ...aPlan, places: '20' })
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
