import { anOperator } from '../../../testing/operator-samples'
import { installPhone, type Phone } from '../../../testing/phone'
import { aRedList, published } from '../../../testing/red-star-samples'
import { openPage, sees, until } from '../../../testing/render-page'
import { member } from '../../../testing/samples'

const path = 'pages/about/feedback/feedback'

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', member)
  phone.answer('about.get', anOperator())
})

test('the number that was written down at deployment is called', async () => {
  const screen = openPage(path)
  await sees(screen, '0570-1234567')
  screen.press('.operator-card', '#call')
  expect(phone.opened).toEqual(['电话：0570-1234567'])
  screen.close()
})

test('a failure names its code and leaves the other ways open', async () => {
  phone.refuse('about.get', { code: 'INTERNAL', details: null, traceId: 'abcd1234-0000' })
  const screen = openPage(path)
  await sees(screen, '是我们这边出了问题')
  await sees(screen, '报修时请说代码')
  screen.tap('#hotline')
  expect(phone.opened).toEqual(['电话：12345'])
  screen.close()
})

test('while a list is on notice a member is led to the objection', async () => {
  phone.answer('redList.get', aRedList())
  const screen = openPage(path)
  screen.page.onObjection?.()
  await until(() => phone.opened.length > 0)
  expect(phone.opened).toEqual(['/pages/red-star/object/object?branchId=b-1&month=2026-10'])
  screen.close()
})

test.each([
  ['the list is published', () => phone.answer('redList.get', aRedList(published))],
  ['nobody knows who this is', () => phone.answer('session.me', { bound: false })],
])('when %s the red list says how things stand', async (_when, prepare) => {
  prepare()
  const screen = openPage(path)
  screen.page.onObjection?.()
  await until(() => phone.opened.length > 0)
  expect(phone.opened).toEqual(['/pages/red-star/redlist/redlist'])
  screen.close()
})

test('who needs help is led to where needs are raised, and nothing is written here', async () => {
  const screen = openPage(path)
  screen.page.onNeed?.()
  expect(phone.opened).toEqual(['/pages/need/raise/raise'])
  expect(phone.sent.filter(({ requestId }) => requestId)).toEqual([])
  screen.close()
})
