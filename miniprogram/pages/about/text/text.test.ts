import { anOperator } from '../../../testing/operator-samples'
import { installPhone, type Phone } from '../../../testing/phone'
import { openPage, sees } from '../../../testing/render-page'

const path = 'pages/about/text/text'

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('about.get', anOperator())
})

test.each([
  ['privacy', '隐私政策第 4 版，2026年11月22日起样稿：上线前请镇里审定', '手机号（自愿）您自己填了才有'],
  ['agreement', '用户协议第 1 版，2026年11月22日起样稿：上线前请镇里审定', '分数不是钱，不能买卖'],
])('the %s says its edition, that it is a draft, and its words', async (paper, head, words) => {
  const screen = openPage(path, { paper })
  await sees(screen, head)
  await sees(screen, words)
  await sees(screen, '谁在办上田镇党委电话0570-1234567')
  screen.close()
})

test('without a network the words can be read; the number last seen stays, and says how old it is', async () => {
  const first = openPage(path, { paper: 'privacy' })
  await sees(first, '0570-1234567')
  first.close()
  phone.network = 'offline'
  const screen = openPage(path, { paper: 'privacy' })
  await sees(screen, '电话0570-1234567没有网，这是今天')
  await sees(screen, '存在腾讯云 CloudBase 上海机房')
  screen.close()
})

test('without a network and without a number kept it says so, and asks again on a tap', async () => {
  phone.network = 'offline'
  const screen = openPage(path, { paper: 'privacy' })
  await sees(screen, '没有网，电话没取到。')
  await sees(screen, '孩子的资料')
  phone.network = 'good'
  screen.press('.operator-card', '#retry')
  await sees(screen, '电话0570-1234567')
  screen.close()
})

test('from the policy it is one tap to what is held about oneself', async () => {
  const screen = openPage(path, { paper: 'privacy' })
  await sees(screen, '我的资料看、复制、删除')
  screen.close()
})
