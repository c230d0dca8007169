import { installPhone, type Phone } from '../../../testing/phone'
import { aRedList } from '../../../testing/red-star-samples'
import { openPage, sees, until } from '../../../testing/render-page'
import { member } from '../../../testing/samples'

const path = 'pages/red-star/object/object'
const query = { branchId: 'b-1', month: '2026-10' }

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', member)
  phone.answer('redList.get', aRedList())
  phone.answer('month.object', { objectionId: 'objection-a1b2c3', answerBy: '2026-11-14' })
})

test('whom and why is asked, and who will know is said before it is sent', async () => {
  const screen = openPage(path, query)
  await sees(screen, '关于谁')
  await sees(screen, '不会告诉当事人')
  screen.tap('#send')
  await sees(screen, '请选是关于谁的。')
  await sees(screen, '请写几句，好去核实。')
  expect(phone.sentOf('month.object')).toHaveLength(0)
  screen.send('.signs', 'choose', { value: 'anonymous' })
  await sees(screen, '谁都看不到是您提的')
  screen.close()
})

test('sent anonymously it answers with a number and the last day for the answer', async () => {
  const screen = openPage(path, query)
  await sees(screen, '关于谁')
  screen.send('.names', 'choose', { value: '王德明' })
  screen.type('.text-field', '那天不在堤上')
  screen.send('.signs', 'choose', { value: 'anonymous' })
  screen.tap('#send')
  await sees(screen, '收到了，编号 A1B2C3最迟11月14日答复。')
  expect(phone.sentOf('month.object')[0]?.input).toEqual({
    ...query,
    name: '王德明',
    text: '那天不在堤上',
    isAnonymous: true,
  })
  screen.close()
})

test('what was typed outlives the page and a bad network, and a second try is the same objection', async () => {
  const first = openPage(path, query)
  await sees(first, '关于谁')
  first.send('.names', 'choose', { value: '毛水仙' })
  first.type('.text-field', '不是四周，是两周')
  phone.network = 'lost'
  first.tap('#send')
  await sees(first, '还没交上去')
  first.close()
  phone.network = 'good'
  const again = openPage(path, query)
  await sees(again, '已为您保存草稿')
  await until(() => again.count('#send') === 1)
  again.tap('#send')
  await sees(again, '收到了')
  const [one, two] = phone.sentOf('month.object')
  expect(two).toEqual(one)
  again.close()
})

test('when the notice is over it says when one may object', async () => {
  phone.answer('redList.get', aRedList({ mayObject: false }))
  const screen = openPage(path, query)
  await sees(screen, '现在不能提异议')
  screen.close()
})
