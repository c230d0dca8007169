import { aMonth, anEntry, aPassbook, aStanding } from '../../testing/month'
import { asSecretary } from '../../testing/officer'
import { installPhone, type Phone } from '../../testing/phone'
import { openPage, type Screen, sees, until } from '../../testing/render-page'

const path = 'workbench/fix/fix'
let phone: Phone

beforeEach(() => {
  phone = installPhone()
  asSecretary(phone)
  phone.answer('month.get', aMonth())
  const flood = anEntry({ entryId: 'e-2', code: 'V10', what: '台风夜里守堤', raw: 5, credited: 5 })
  phone.answer('passbook.of', aPassbook({ entries: [anEntry(), flood] }))
})

async function opened(): Promise<Screen> {
  const screen = openPage(path, { month: '2026-10' })
  await sees(screen, '照存折里的写：台风夜里守堤')
  return screen
}

/** The part of the page that a component inside a list would send from. */
const write = (screen: Screen, id: string, value: string) =>
  (screen.page as unknown as { onSentence(event: object): void }).onSentence({
    currentTarget: { dataset: { id } },
    detail: { value },
  })

const suggest = (screen: Screen, id: string) =>
  (screen.page as unknown as { onSuggestion(event: object): void }).onSuggestion({
    currentTarget: { dataset: { id } },
  })

test('nobody is listed without a sentence', async () => {
  const screen = await opened()
  screen.tap('#fix')
  await until(() => screen.part('.sentence').instance.data.problem !== '')
  expect(phone.sentOf('month.fix')).toHaveLength(0)
  screen.close()
})

test('the biggest deed of the passbook is a start, and fixing goes part by part until all is sealed', async () => {
  const screen = await opened()
  suggest(screen, 'm-8')
  await until(() => screen.part('.sentence').instance.data.value === '台风夜里守堤')
  phone.answer('month.fix', ({ version }) => ({
    version: version + 1,
    done: version === 4 ? 50 : 68,
    total: 68,
  }))
  screen.tap('#fix')
  await until(() => phone.opened.length > 0)
  const sentences = [{ memberId: 'm-8', text: '台风夜里守堤' }]
  expect(phone.sentOf('month.fix').map(({ input }) => input)).toEqual([
    { branchId: 'b-1', month: '2026-10', version: 4, sentences },
    { branchId: 'b-1', month: '2026-10', version: 5, sentences },
  ])
  screen.close()
})

test('what cannot be undone is asked first, and no means nothing is sent', async () => {
  const screen = await opened()
  write(screen, 'm-8', '守堤一夜')
  phone.agrees = false
  screen.tap('#fix')
  expect(phone.sentOf('month.fix')).toHaveLength(0)
  screen.close()
})

test('when figures moved while sealing the new list is shown, and no sentence is lost', async () => {
  const screen = await opened()
  write(screen, 'm-8', '守堤一夜')
  phone.refuse('month.fix', { code: 'LIST_INCOMPLETE', details: { why: 'sentences' }, traceId: 't' })
  const eligible = [aStanding('m-8', '王德明'), aStanding('m-9', '贾海波')]
  phone.answer('month.get', aMonth({ version: 6, eligible, winners: ['m-8', 'm-9'] }))
  screen.tap('#fix')
  await sees(screen, '分数刚有变动')
  await sees(screen, '贾海波')
  expect(screen.part('.sentence').instance.data.value).toBe('守堤一夜')
  screen.close()
})

test('when another secretary went on first it is said, and what was typed is there next time', async () => {
  const screen = await opened()
  write(screen, 'm-8', '守堤一夜')
  phone.refuse('month.fix', { code: 'EDIT_CONFLICT', details: null, traceId: 't' })
  phone.answer('month.get', aMonth({ version: 5 }))
  screen.tap('#fix')
  await sees(screen, '刚才有人先办了一步')
  screen.close()
  const again = await opened()
  expect(again.part('.sentence').instance.data.value).toBe('守堤一夜')
  again.close()
})

test('without a network tapping again is the same deed', async () => {
  const screen = await opened()
  write(screen, 'm-8', '守堤一夜')
  phone.answer('month.fix', { version: 6, done: 68, total: 68 })
  phone.network = 'lost'
  screen.tap('#fix')
  await sees(screen, '没送到，请再点一次')
  phone.network = 'good'
  screen.tap('#fix')
  await until(() => phone.opened.length > 0)
  const sent = phone.sentOf('month.fix')
  expect(sent).toHaveLength(2)
  expect(sent[0]?.requestId).toBe(sent[1]?.requestId)
  screen.close()
})
