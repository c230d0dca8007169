import type { TaskForEdit } from '../../../cloudfunctions/contract/publish'
import { addDays, dayOf } from '../../services/format'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees, until } from '../../testing/render-page'
import { member } from '../../testing/samples'
import { choosePlace } from '../place'
import { emptyPlan, type SlotPlan } from '../slot-plan'

const path = 'workbench/publish/publish'
const hour = 3_600_000
let phone: Phone

const task: TaskForEdit = {
  taskId: 't-9',
  branchId: 'b-1',
  title: '清理三号区杂草',
  kind: 'work',
  about: '拔草、装袋。',
  site: { name: '三号光伏区南门', note: '门口可停电动车' },
  leadId: 'm-5',
  leadName: '徐建国',
  chain: [{ post: 'areaLeader', memberId: 'm-6', name: '贾海波' }],
  bring: ['手套'],
  urgent: false,
  audience: 'all',
  version: 3,
  shifts: [
    {
      shiftId: 's-1',
      startsAt: Date.now() - 240 * hour,
      endsAt: Date.now() - 237 * hour,
      places: 8,
      taken: 8,
      waiting: 2,
      state: 'open',
    },
  ],
  people: 12,
}

const plan: SlotPlan = {
  ...emptyPlan,
  day: addDays(dayOf(Date.now()), 2),
  from: '07:30',
  to: '10:30',
  places: '8',
}

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', {
    ...member,
    roles: [{ role: 'branchSecretary', orgId: 'b-1', orgName: '上田村支部' }],
  })
  choosePlace({
    orgId: 'b-1',
    name: '上田村支部',
    level: 'branch',
    treeId: 'tree',
    branchId: 'b-1',
    above: ['b-1'],
  })
  phone.answer('task.forEdit', task)
})

async function opened(query: Record<string, string> = {}): Promise<Screen> {
  const screen = openPage(path, query)
  await sees(screen, '退出也不会丢')
  return screen
}

function writeTask(screen: Screen): void {
  const type = (field: string, value: string) =>
    (screen.page as unknown as { onField(event: object): void }).onField({
      currentTarget: { dataset: { field } },
      detail: { value },
    })
  type('title', '清理河道')
  type('about', '捡垃圾、割水草。')
  screen.type('.site', '溪口桥头')
  screen.send('.slots', 'plan', plan)
}

test('what is missing stands beside its field, and nothing is sent', async () => {
  const screen = await opened()
  screen.tap('#preview')
  await sees(screen, '上面还有没写好的')
  expect(screen.part('.title').instance.data.problem).toBe('请写任务叫什么。')
  expect(screen.part('.slots').instance.data.problems).toMatchObject({ day: '请选哪一天。' })
  expect(screen.count('#publish')).toBe(0)
  screen.close()
})

test('I lead unless I say otherwise; what people will see is shown, then it is published once', async () => {
  phone.answer('task.publish', { taskId: 't-new' })
  const screen = await opened()
  await sees(screen, '周桂芳')
  writeTask(screen)
  screen.tap('#preview')
  await sees(screen, '大家会看到')
  await sees(screen, '清理河道')
  await sees(screen, '领头人 周桂芳')
  phone.network = 'lost'
  screen.tap('#publish')
  await sees(screen, '没送到，请再点一次')
  screen.close()

  // The app is closed and opened again: what was written is there, and sending it again is the same deed.
  phone.network = 'good'
  const again = await opened()
  await sees(again, '上次没写完的还在')
  again.tap('#preview')
  await sees(again, '大家会看到')
  again.tap('#publish')
  await until(() => phone.opened.length > 0)
  expect(phone.opened).toEqual(['换成：/workbench/task/task?taskId=t-new&isNew=1'])
  const sent = phone.sentOf('task.publish')
  expect(sent).toHaveLength(2)
  expect(sent[0]).toEqual(sent[1])
  expect(sent[0]?.input).toMatchObject({
    branchId: 'b-1',
    title: '清理河道',
    leadId: 'm-1',
    urgent: false,
    audience: 'all',
    shifts: [expect.objectContaining({ places: 8 })],
  })
  again.close()
  const fresh = await opened()
  expect(fresh.text).not.toContain('上次没写完的还在')
  fresh.close()
})

test('without a network the form opens, and what is written stays', async () => {
  const first = await opened()
  first.close()
  phone.network = 'offline'
  const screen = await opened()
  writeTask(screen)
  await sees(screen, '已为您保存草稿')
  screen.close()
  const again = await opened()
  expect(again.part('.site').instance.data.value).toBe('溪口桥头')
  again.close()
})

test('an old task is copied with fresh dates', async () => {
  phone.answer('task.publish', { taskId: 't-new' })
  const screen = await opened({ copyId: 't-9' })
  screen.tap('#preview')
  await sees(screen, '大家会看到')
  screen.tap('#publish')
  await until(() => phone.opened.length > 0)
  const { shifts, ...input } = phone.sentOf('task.publish')[0]?.input as {
    shifts: { startsAt: number; places: number }[]
  }
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
  expect(screen.part('.slots').instance.data.plan).toMatchObject({ places: '20' })
  screen.send('.slots', 'plan', { ...plan, places: '20' })
  screen.tap('#preview')
  await sees(screen, '大家会看到')
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

test('an edit says how many will hear of it, and names the version it was made on', async () => {
  phone.answer('task.edit', { version: 4 })
  const screen = await opened({ taskId: 't-9' })
  await sees(screen, '已报名的 12 人会收到通知')
  expect(screen.count('.slots')).toBe(0)
  screen.type('.site', '四号区北门')
  screen.tap('#save')
  await until(() => phone.opened.length > 0)
  expect(phone.sentOf('task.edit')[0]?.input).toEqual({
    taskId: 't-9',
    version: 3,
    title: '清理三号区杂草',
    kind: 'work',
    about: '拔草、装袋。',
    site: { name: '四号区北门', note: '门口可停电动车' },
    leadId: 'm-5',
    chain: [{ post: 'areaLeader', memberId: 'm-6' }],
    bring: ['手套'],
  })
  screen.close()
})

test('when somebody saved first both wordings are shown, and the chosen ones are saved on the newer version', async () => {
  const screen = await opened({ taskId: 't-9' })
  screen.type('.site', '四号区北门')
  phone.refuse('task.edit', { code: 'EDIT_CONFLICT', details: null, traceId: 't' })
  phone.answer('task.forEdit', { ...task, version: 4, title: '清理杂草', leadId: 'm-7', leadName: '祝小梅' })
  screen.tap('#save')
  await until(() => screen.part('.conflict').instance.data.isShown === true)
  expect(screen.part('.conflict').instance.data.rows).toMatchObject([
    { label: '任务名称', mine: '清理三号区杂草', now: '清理杂草', chosen: 'now' },
    { label: '地点', mine: '四号区北门，门口可停电动车', chosen: 'mine' },
    { label: '领头人', mine: '徐建国', now: '祝小梅', chosen: 'now' },
  ])
  phone.answer('task.edit', { version: 5 })
  screen.send('.conflict', 'save')
  await until(() => phone.opened.length > 0)
  expect(phone.sentOf('task.edit').at(-1)?.input).toMatchObject({
    version: 4,
    title: '清理杂草',
    leadId: 'm-7',
    site: { name: '四号区北门' },
  })
  screen.close()
})

test('whoever has no such office finds no form', async () => {
  phone.answer('session.me', {
    ...member,
    roles: [{ role: 'recorder', orgId: 'b-1', orgName: '上田村支部' }],
  })
  const screen = openPage(path)
  await sees(screen, '这件事不归您办')
  screen.close()
})
