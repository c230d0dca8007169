import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees } from '../../testing/render-page'
import { aPerson, aRoster } from '../../testing/shift-samples'

const path = 'lead/add/add'
let phone: Phone

function add(screen: Screen, id: string, name: string): void {
  ;(screen.page as unknown as { onAdd(event: object): void }).onAdd({
    currentTarget: { dataset: { id, name } },
  })
}

beforeEach(() => {
  phone = installPhone()
  phone.answer(
    'shift.roster',
    aRoster([aPerson(2)], { phase: 'running', waiting: [{ memberId: 'm-9', name: '候补甲' }] }),
  )
  phone.answer('shift.find', {
    people: [
      { memberId: 'm-2', name: '成员2', isOn: true },
      { memberId: 'm-5', name: '成员5', isOn: false },
    ],
  })
  phone.answer('shift.add', { taken: 2 })
})

test('somebody who came without a claim is found by name and added after a question', async () => {
  const screen = openPage(path, { shiftId: 's-1' })
  await sees(screen, '候补里的人')
  screen.type('.search', '成员')
  await sees(screen, '成员2已在名单里')
  await sees(screen, '成员5加上')
  phone.agrees = false
  add(screen, 'm-5', '成员5')
  phone.agrees = true
  add(screen, 'm-5', '成员5')
  await sees(screen, '成员5加上了')
  await sees(screen, '这班现在有 2 人。')
  expect(phone.sentOf('shift.add').map(({ input }) => input)).toEqual([{ shiftId: 's-1', memberId: 'm-5' }])
  screen.close()
})

test('a lost reply says that tapping again is safe, and the tap carries the same request', async () => {
  const screen = openPage(path, { shiftId: 's-1' })
  await sees(screen, '候补甲')
  phone.network = 'lost'
  add(screen, 'm-9', '候补甲')
  await sees(screen, '再点不会办两次')
  phone.network = 'good'
  add(screen, 'm-9', '候补甲')
  await sees(screen, '候补甲加上了')
  expect(new Set(phone.sentOf('shift.add').map(({ requestId }) => requestId)).size).toBe(1)
  screen.close()
})
