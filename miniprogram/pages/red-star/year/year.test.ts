import type { Output } from '../../../../cloudfunctions/contract/contract'
import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, sees } from '../../../testing/render-page'
import { member } from '../../../testing/samples'

const path = 'pages/red-star/year/year'
const params = { branchId: 'b-1', month: '2026-10' }

let phone: Phone

const star = (name: string) => ({
  name,
  branchName: '上田村支部',
  sentence: '防汛三天没下堤。',
  kind: 'winner' as const,
})

const aYear = (changes: Partial<Output<'redList.year'>> = {}): Output<'redList.year'> => ({
  branchId: 'b-1',
  branchName: '上田村支部',
  year: 2026,
  months: [
    { month: '2026-08', stars: [] },
    { month: '2026-09', stars: [star('毛水仙')] },
    { month: '2026-10', stars: [star('王德明'), { branchName: '上田村支部', kind: 'winner' }] },
  ],
  ...changes,
})

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', member)
  phone.answer('redList.year', aYear())
})

test('a year has the winners of each month, the newest first, without points or places', async () => {
  const screen = openPage(path, params)
  await sees(screen, '王德明')
  expect(screen.text).toMatch(/10月.*本人要求抹去.*王德明.*9月毛水仙.*8月这个月没有人上榜/s)
  expect(screen.text).not.toMatch(/第.*位|分(?!先后)|仅自己可见/)
  expect(phone.sentOf('redList.year')[0]?.input).toEqual({ branchId: 'b-1', year: 2026 })
  screen.close()
})

test('my own year is above it, and says that only I see it', async () => {
  phone.answer('redList.year', aYear({ mine: { mean: 81.25, months: 3, place: 2, of: 18 } }))
  const screen = openPage(path, params)
  await sees(screen, '参评 3 个月，平均 81.25 分')
  await sees(screen, '在支部里第 2 位，一共 18 人')
  await sees(screen, '仅自己可见')
  screen.close()
})

test('a year without a list says so', async () => {
  phone.answer('redList.year', aYear({ months: [] }))
  const screen = openPage(path, params)
  await sees(screen, '上田村支部这一年还没有发布过名单。')
  screen.close()
})

test('when it cannot be read, another try is offered', async () => {
  phone.refuse('redList.year', { code: 'INTERNAL', details: null, traceId: 'tr-1' })
  const screen = openPage(path, params)
  await sees(screen, '这一年没打开')
  phone.answer('redList.year', aYear())
  screen.press('.load', '#retry')
  await sees(screen, '毛水仙')
  screen.close()
})
