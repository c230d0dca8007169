import { aMonth } from '../../testing/month'
import { asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees, until } from '../../testing/render-page'

const path = 'workbench/ballot/ballot'
const tie = { memberIds: ['m-8', 'm-9'], places: 1 }
let phone: Phone

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
  phone.answer('month.get', aMonth({ tie, winners: [], mayFix: false }))
})

async function opened(): Promise<Screen> {
  const screen = openPage(path, { month: '2026-10' })
  await sees(screen, '还有 1 个名额')
  return screen
}

const tapPerson = (screen: Screen, id: string) =>
  (screen.page as unknown as { onPerson(event: object): void }).onPerson({
    currentTarget: { dataset: { id } },
  })

test('the order is tapped, the votes are written, and both are recorded', async () => {
  phone.answer('month.ballot', { version: 5 })
  const screen = await opened()
  tapPerson(screen, 'm-9')
  tapPerson(screen, 'm-8')
  screen.type('.votes', '到会 5 人，贾海波 4 票，王德明 1 票')
  screen.send('.day', 'pick', { value: '2026-11-09' })
  screen.tap('#save')
  await until(() => phone.opened.length > 0)
  expect(phone.sentOf('month.ballot').map(({ input }) => input)).toEqual([
    {
      branchId: 'b-1',
      month: '2026-10',
      version: 4,
      order: ['m-9', 'm-8'],
      votes: '到会 5 人，贾海波 4 票，王德明 1 票',
      on: '2026-11-09',
    },
  ])
  screen.close()
})

test('without everybody in order, or without the votes, nothing is sent', async () => {
  const screen = await opened()
  tapPerson(screen, 'm-9')
  screen.tap('#save')
  await sees(screen, '每一位都点上')
  expect(screen.part('.votes').instance.data.problem).toContain('各几票')
  expect(phone.sentOf('month.ballot')).toHaveLength(0)
  screen.close()
})

test('tapping again takes somebody out of the order', async () => {
  const screen = await opened()
  tapPerson(screen, 'm-9')
  tapPerson(screen, 'm-8')
  tapPerson(screen, 'm-9')
  await sees(screen, '1王德明')
  expect(screen.text).not.toContain('2王德明')
  screen.close()
})

test('when somebody went on first the words stay', async () => {
  const screen = await opened()
  tapPerson(screen, 'm-9')
  tapPerson(screen, 'm-8')
  screen.type('.votes', '四比一')
  phone.refuse('month.ballot', { code: 'EDIT_CONFLICT', details: null, traceId: 't' })
  screen.tap('#save')
  await sees(screen, '刚才有人先办了一步')
  expect(screen.part('.votes').instance.data.value).toBe('四比一')
  screen.close()
})

test('where nobody is equal it says so', async () => {
  phone.answer('month.get', aMonth())
  const screen = openPage(path, { month: '2026-10' })
  await sees(screen, '现在没有并列要定')
  screen.close()
})
