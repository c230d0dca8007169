import type { RosterRow } from '../../../cloudfunctions/contract/roster'
import { asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees, until } from '../../testing/render-page'
import { member } from '../../testing/samples'

const path = 'workbench/record/record'
let phone: Phone

const row = (memberId: string, name: string, over: Partial<RosterRow> = {}): RosterRow => ({
  memberId,
  name,
  branchId: 'b-1',
  kind: 'party',
  isBound: false,
  ...over,
})

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
  const rows = [row('m-8', '王德明'), row('m-9', '贾海波'), row('m-5', '徐建国', { kind: 'villager' })]
  phone.answer('roster.list', { rows: [...rows, row(member.memberId, member.name)] })
})

async function opened(): Promise<Screen> {
  const screen = openPage(path)
  await sees(screen, '是谁')
  return screen
}

const write = (screen: Screen, field: string, value: string) =>
  (screen.page as unknown as { onField(event: object): void }).onField({
    currentTarget: { dataset: { field } },
    detail: { value },
  })

async function absences(screen: Screen): Promise<void> {
  write(screen, 'code', 'B1')
  write(screen, 'what', '10月主题党日')
  screen.tap('#whole')
  await sees(screen, '贾海波')
}

const tickAll = (screen: Screen) => (screen.page as unknown as { onAllTicks(): void }).onAllTicks()

test('a meeting’s absences are ticked on the branch’s list, without villagers and without me', async () => {
  phone.answer('deed.record', { recorded: 2 })
  const screen = await opened()
  await absences(screen)
  expect(screen.text).not.toContain('徐建国')
  expect(screen.text).not.toContain(member.name)
  tickAll(screen)
  await sees(screen, '选了 2 位')
  screen.tap('#record')
  await sees(screen, '记好了，2 位')
  expect(phone.sentOf('deed.record')[0]?.input).toMatchObject({
    code: 'B1',
    amount: 1,
    what: '10月主题党日',
    memberIds: ['m-8', 'm-9'],
  })
  await until(() => !screen.text.includes('选了'))
  screen.close()
})

test('what is missing stands beside its field, and nothing is sent', async () => {
  const screen = await opened()
  screen.tap('#record')
  await sees(screen, '请选是谁')
  expect(screen.part('.code').instance.data.problem).toBe('请选是什么事。')
  expect(phone.sentOf('deed.record')).toHaveLength(0)
  screen.close()
})

test('what was written is there when the page is opened again; the phone keeps ids, no names', async () => {
  const screen = await opened()
  await absences(screen)
  tickAll(screen)
  await sees(screen, '选了 2 位')
  screen.close()
  const kept = [...phone.storage.values()].join('')
  expect(kept).toContain('m-8')
  expect(kept).not.toContain('王德明')
  phone.answer('roster.list', { rows: [row('m-8', '王德明'), row('m-9', '贾海波')] })
  const again = await opened()
  await sees(again, '选了 2 位')
  expect(again.part('.what').instance.data.value).toBe('10月主题党日')
  again.close()
})

test('without a network it can be sent again as the same deed', async () => {
  phone.answer('deed.record', { recorded: 2 })
  const screen = await opened()
  await absences(screen)
  tickAll(screen)
  phone.network = 'lost'
  screen.tap('#record')
  await sees(screen, '没送到，请再点一次')
  phone.network = 'good'
  screen.tap('#record')
  await sees(screen, '记好了，2 位')
  const sent = phone.sentOf('deed.record')
  expect(sent[0]?.requestId).toBe(sent[1]?.requestId)
  screen.close()
})
