import { asSecretary, aTaskForEdit } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPublishing } from '../../testing/publishing'
import { sees, until } from '../../testing/render-page'

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
  phone.answer('task.forEdit', aTaskForEdit())
})

test('an edit says how many will hear of it, and names the version it was made on', async () => {
  phone.answer('task.edit', { version: 4 })
  const screen = await openPublishing({ taskId: 't-9' })
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
  const screen = await openPublishing({ taskId: 't-9' })
  screen.type('.site', '四号区北门')
  phone.refuse('task.edit', { code: 'EDIT_CONFLICT', details: null, traceId: 't' })
  phone.answer('task.forEdit', {
    ...aTaskForEdit(),
    version: 4,
    title: '清理杂草',
    leadId: 'm-7',
    leadName: '祝小梅',
  })
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
