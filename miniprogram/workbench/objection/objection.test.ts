import { aNotice, anObjection } from '../../testing/month'
import { asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees, until } from '../../testing/render-page'

const path = 'workbench/objection/objection'
let phone: Phone

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
})

async function opened(words = '关于王德明'): Promise<Screen> {
  const screen = openPage(path, { month: '2026-10' })
  await sees(screen, words)
  return screen
}

interface Handlers {
  onVerdict(event: object): void
  onText(event: object): void
  onAnswer(event: object): Promise<void>
}

const at = (index: number, value = '') => ({ currentTarget: { dataset: { index } }, detail: { value } })
const handlers = (screen: Screen) => screen.page as unknown as Handlers

test('an answer needs a verdict and words, and is asked about once more', async () => {
  phone.answer('month.get', aNotice(3, { objections: [anObjection()] }))
  phone.answer('month.answer', { state: 'dismissed' })
  const screen = await opened()
  await handlers(screen).onAnswer(at(0))
  await until(() => screen.part('.verdict').instance.data.problem !== '')
  expect(phone.sentOf('month.answer')).toHaveLength(0)
  handlers(screen).onVerdict(at(0, 'dismissed'))
  handlers(screen).onText(at(0, '查了签到，他在。'))
  await handlers(screen).onAnswer(at(0))
  await sees(screen, '答复了')
  expect(phone.sentOf('month.answer').map(({ input }) => input)).toEqual([
    { branchId: 'b-1', month: '2026-10', objectionId: 'o-1', isUpheld: false, answer: '查了签到，他在。' },
  ])
  screen.close()
})

test('who confirmed the entry is told why somebody else answers', async () => {
  phone.answer('month.get', aNotice(3, { objections: [anObjection({ mayAnswer: false })] }))
  const screen = await opened()
  expect(screen.text).toContain('您给这位确认过积分')
  expect(screen.count('.verdict')).toBe(0)
  screen.close()
})

test('one without a name stays so, and an answered one shows the answer', async () => {
  const { byName: _byName, ...unnamed } = anObjection({ mayAnswer: false, state: 'upheld' })
  const objections = [{ ...unnamed, answer: '那天他请了假', answeredBy: '郭梦洁' }]
  phone.answer('month.get', aNotice(3, { objections }))
  const screen = await opened('没有署名')
  expect(screen.text).toContain('成立，这个名额空着')
  expect(screen.text).toContain('郭梦洁答复：那天他请了假')
  screen.close()
})
