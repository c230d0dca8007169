import { installPhone, type Phone } from '../../testing/phone'
import { openPage, sees } from '../../testing/render-page'
import { member } from '../../testing/samples'
import { aPerson, aRoster } from '../../testing/shift-samples'

const path = 'lead/correct/correct'
let phone: Phone

const open = (memberId = 'm-2') => openPage(path, { shiftId: 's-1', memberId })

function serve(hours: number, version: number): void {
  const result = { outcome: 'present' as const, hours, version }
  phone.answer(
    'shift.roster',
    aRoster([aPerson(1, { result }), aPerson(2, { result })], { phase: 'settled' }),
  )
}

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', { ...member, memberId: 'm-1' })
  phone.answer('shift.correct', { version: 1 })
  serve(3, 0)
})

test('old and new stand side by side, and without a reason nothing is sent', async () => {
  const screen = open()
  await sees(screen, '现在记的：3 小时')
  screen.send('.hours', 'change', { value: 2.5 })
  await sees(screen, '3 小时 → 2.5 小时')
  screen.tap('#send')
  await sees(screen, '请写明为什么更正。')
  screen.type('.reason', '早走了半小时')
  screen.tap('#send')
  await sees(screen, '更正了')
  expect(phone.sentOf('shift.correct').map(({ input }) => input)).toEqual([
    { shiftId: 's-1', memberId: 'm-2', version: 0, outcome: 'present', hours: 2.5, reason: '早走了半小时' },
  ])
  screen.close()
})

test('somebody absent has no hours, and the same as before is no correction', async () => {
  const screen = open()
  await sees(screen, '现在记的')
  screen.type('.reason', '人没来')
  screen.tap('#send')
  await sees(screen, '和原来记的一样，不用更正。')
  screen.send('.outcome', 'choose', { outcome: 'absent' })
  await sees(screen, '3 小时 → 缺席')
  screen.tap('#send')
  await sees(screen, '更正了')
  expect(phone.sentOf('shift.correct')[0]?.input).toMatchObject({ outcome: 'absent', hours: 0 })
  screen.close()
})

test('when somebody corrected first, what stands now is shown, and the reason written is kept', async () => {
  const screen = open()
  await sees(screen, '现在记的：3 小时')
  screen.send('.hours', 'change', { value: 2.5 })
  screen.type('.reason', '早走了半小时')
  phone.refuse('shift.correct', { code: 'EDIT_CONFLICT', details: null, traceId: 't' })
  serve(2, 1)
  screen.tap('#send')
  await sees(screen, '刚才有人先更正过了')
  await sees(screen, '2 小时 → 2.5 小时')
  expect(screen.part('.reason').instance.data.value).toBe('早走了半小时')
  phone.answer('shift.correct', { version: 2 })
  screen.tap('#send')
  await sees(screen, '已经告诉他')
  expect(phone.sentOf('shift.correct').at(-1)?.input).toMatchObject({ version: 1 })
  screen.close()
})

test('nobody corrects their own hours', async () => {
  const screen = open('m-1')
  await sees(screen, '自己的工时不能自己更正')
  expect(screen.count('#send')).toBe(0)
  screen.close()
})
