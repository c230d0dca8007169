import { installPhone, type Phone } from '../../../testing/phone'
import { aRedList, published } from '../../../testing/red-star-samples'
import { openPage, sees } from '../../../testing/render-page'

const query = { branchId: 'b-1', month: '2026-10' }
const [star, other] = aRedList().stars
const mine = aRedList({ ...published, stars: [{ ...star, isMine: true }, other] as never })

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('redList.get', mine)
})

test('the certificate has my name, my deed, the criteria and the check code, and nobody else', async () => {
  const screen = openPage('pages/red-star/poster/poster', query)
  await sees(screen, '红星党员2026年10月王德明上田村支部防汛三天没下堤。')
  await sees(screen, '当月满 80 分，参评 28 人最多取 2 人，公示 5 个工作日，可以提异议。')
  await sees(screen, '核对码 7K3M-09QX-ABCD-5T1Z2026年11月17日发布')
  expect(screen.text).not.toContain('毛水仙')
  expect(screen.page.onShareAppMessage?.()).toEqual({
    title: '王德明 2026年10月红星党员',
    path: '/pages/red-star/redlist/redlist?branchId=b-1&month=2026-10',
  })
  screen.close()
})

test('before it is published, or for somebody else, there is none', async () => {
  phone.answer('redList.get', aRedList())
  const early = openPage('pages/red-star/poster/poster', query)
  await sees(early, '这里还没有您的证书')
  early.close()
  phone.answer('redList.get', aRedList(published))
  const foreign = openPage('pages/red-star/poster/poster', query)
  await sees(foreign, '这里还没有您的证书')
  foreign.close()
})

describe('my name is erased', () => {
  const path = 'pages/red-star/erase/erase'

  test('only after it was typed in full, and it says what stays', async () => {
    phone.answer('redList.erase', { erased: 1 })
    const screen = openPage(path, query)
    await sees(screen, '您的名字和那句事迹会从这张榜上抹去')
    screen.type('.typed', '抹去')
    screen.tap('#erase')
    await sees(screen, '请照样写上“抹去我的名字”。')
    expect(phone.sentOf('redList.erase')).toHaveLength(0)
    screen.type('.typed', '抹去我的名字')
    screen.tap('#erase')
    await sees(screen, '抹去了2026年10月的红榜上不再有您的名字和事迹。核对码不变')
    expect(phone.sentOf('redList.erase')[0]?.input).toEqual({ ...query, confirm: '抹去我的名字' })
    screen.close()
  })

  test('without network it says that tapping again is safe', async () => {
    phone.network = 'offline'
    const screen = openPage(path, query)
    screen.type('.typed', '抹去我的名字')
    screen.tap('#erase')
    await sees(screen, '没送到，请再点一次')
    screen.close()
  })
})
