import { asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { aPlan, openPublishing } from '../../testing/publishing'
import { openPage, type Screen, sees, until } from '../../testing/render-page'
import { member } from '../../testing/samples'

const path = 'workbench/publish/publish'
let phone: Phone

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
})

function writeTask(screen: Screen): void {
  const type = (field: string, value: string) =>
    (screen.page as unknown as { onField(event: object): void }).onField({
      currentTarget: { dataset: { field } },
      detail: { value },
    })
  type('title', '清理河道')
  type('about', '捡垃圾、割水草。')
  screen.type('.site', '溪口桥头')
  screen.send('.slots', 'plan', aPlan)
}

test('what is missing stands beside its field, and nothing is sent', async () => {
  const screen = await openPublishing()
  screen.tap('#preview')
  await sees(screen, '上面还有没写好的')
  expect(screen.part('.title').instance.data.problem).toBe('请写任务叫什么。')
  expect(screen.part('.slots').instance.data.problems).toMatchObject({ day: '请选哪一天。' })
  expect(screen.count('#publish')).toBe(0)
  screen.close()
})

test('I lead unless I say otherwise; what people will see is shown, then it is published once', async () => {
  phone.answer('task.publish', { taskId: 't-new' })
  const screen = await openPublishing()
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
  const again = await openPublishing()
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
  const fresh = await openPublishing()
  expect(fresh.text).not.toContain('上次没写完的还在')
  fresh.close()
})

test('without a network the form opens, and what is written stays', async () => {
  const first = await openPublishing()
  first.close()
  phone.network = 'offline'
  const screen = await openPublishing()
  writeTask(screen)
  await sees(screen, '已为您保存草稿')
  screen.close()
  const again = await openPublishing()
  expect(again.part('.site').instance.data.value).toBe('溪口桥头')
  again.close()
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
