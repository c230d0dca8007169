import { aMonth, aNotice, anObjection, aStanding } from '../../testing/month'
import { asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees, until } from '../../testing/render-page'
import { member } from '../../testing/samples'

const path = 'workbench/month/month'
const conflict = { code: 'EDIT_CONFLICT', details: null, traceId: 't' } as const
let phone: Phone

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
})

async function opened(words = '10月月结'): Promise<Screen> {
  const screen = openPage(path)
  await sees(screen, words)
  return screen
}

const publish = (screen: Screen) => screen.part('#publish')

test('what is missing comes first, with whose turn it is and the way there', async () => {
  phone.answer(
    'month.get',
    aMonth({
      missing: [
        { what: 'shifts', count: 3, names: ['徐建国', '祝小梅'] },
        { what: 'deeds', count: 2, names: [] },
      ],
    }),
  )
  const screen = await opened()
  await sees(screen, '3 班工时没人确认')
  expect(screen.text).toContain('徐建国、祝小梅')
  expect(screen.text).toContain('2 条申报要审')
  expect(screen.text).toContain('还差 4 步')
  expect(publish(screen).instance.data.disabled).toBe(true)
  screen.send('.step', 'act', { url: '/lead/shifts/shifts' })
  expect(phone.opened).toEqual(['/lead/shifts/shifts'])
  screen.close()
})

test('the figures are said to be the committee’s, and others are counted, not named', async () => {
  phone.answer('month.get', aMonth())
  const screen = await opened()
  expect(screen.text).toContain('分数只给支委会看')
  expect(screen.text).toContain('18 位参评，1 个名额')
  expect(screen.text).toContain('另有 13 位不到 80 分，2 位免评，1 位不参评。只记人数，不列名字。')
  screen.close()
})

test('a tie is named with its figures, and leads to the ballot', async () => {
  const tie = { memberIds: ['m-8', 'm-9'], places: 1 }
  phone.answer('month.get', aMonth({ tie, winners: [], mayFix: false }))
  const screen = await opened()
  await sees(screen, '1 处并列要定')
  expect(screen.text).toContain('王德明、贾海波，还有 1 个名额')
  expect(screen.text).toContain('前面做完再写')
  screen.close()
})

test('蝉联 and the kept place are said in words', async () => {
  const eligible = [aStanding('m-8', '王德明'), aStanding('m-9', '贾海波'), aStanding('m-3', '赵广林')]
  phone.answer('month.get', aMonth({ eligible, winners: ['m-9', 'm-3'], repeats: ['m-8'], nonCadre: 'm-3' }))
  const screen = await opened()
  expect(screen.text).toContain('王德明已经连着上榜两个月，这个月列为蝉联，不占名额。')
  expect(screen.text).toContain('有一个名额留给不是任职干部的党员，这个月是赵广林。')
  screen.close()
})

test('during the notice the days are counted and publishing waits', async () => {
  phone.answer('month.get', aNotice(3, { objections: [anObjection()] }))
  const screen = await opened()
  await sees(screen, '1 件异议要答复')
  expect(screen.text).toContain('公示中，还剩 3 天')
  expect(publish(screen).instance.data.disabled).toBe(true)
  screen.close()
})

test('publishing asks first, says who is held back, and shows the code', async () => {
  phone.answer('month.get', aNotice(0, { mayPublish: true, objections: [anObjection()] }))
  phone.answer('month.publish', { code: 'ABCD-EFGH-JKMN-PQRS', held: 1 })
  const screen = await opened()
  phone.agrees = false
  screen.tap('#publish')
  expect(phone.sentOf('month.publish')).toHaveLength(0)
  phone.agrees = true
  const { dates } = aNotice(0)
  phone.answer('month.get', aMonth({ phase: 'frozen', dates, code: 'ABCD-EFGH-JKMN-PQRS', mayFix: false }))
  screen.tap('#publish')
  await sees(screen, '1 位有异议的先留着')
  expect(screen.text).toContain('ABCD-EFGH-JKMN-PQRS')
  expect(phone.sentOf('month.publish').map(({ input }) => input)).toEqual([
    { branchId: 'b-1', month: '2026-10', version: 4 },
  ])
  screen.close()
})

test('when somebody went on first their month is shown, and a note that was typed stays', async () => {
  phone.answer('month.get', aMonth({ phase: 'frozen', code: 'ABCD-EFGH-JKMN-PQRS', maySupplement: true }))
  const screen = await opened()
  screen.type('.note-field', '贾海波的名字写错了')
  phone.refuse('month.supplement', conflict)
  screen.tap('#supplement')
  await sees(screen, '刚才有人先办了一步')
  expect(screen.part('.note-field').instance.data.value).toBe('贾海波的名字写错了')
  phone.answer('month.note', { notes: 1 })
  screen.tap('#add-note')
  await sees(screen, '写上了')
  expect(phone.sentOf('month.note')[0]?.input).toMatchObject({ text: '贾海波的名字写错了' })
  expect(screen.part('.note-field').instance.data.value).toBe('')
  screen.close()
})

test('an overseer reads all of it and has nothing to press', async () => {
  phone.answer('session.me', {
    ...member,
    roles: [{ role: 'overseer', orgId: 'b-1', orgName: '上田村支部' }],
  })
  phone.answer('month.get', aMonth({ missing: [{ what: 'deeds', count: 2, names: [] }] }))
  const screen = await opened()
  await sees(screen, '2 条申报要审')
  expect(screen.count('#publish')).toBe(0)
  expect(screen.text).not.toContain('去审')
  expect(screen.text).not.toContain('要打印的')
  screen.close()
})

test('without a network it says so, and comes when asked again', async () => {
  phone.answer('month.get', aMonth())
  phone.network = 'offline'
  const screen = openPage(path)
  await until(() => screen.count('.load') === 1)
  await sees(screen, '没有网')
  phone.network = 'good'
  screen.press('.load', '#retry')
  await sees(screen, '10月月结')
  screen.close()
})
