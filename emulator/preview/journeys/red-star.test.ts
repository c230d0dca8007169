import { inTown } from './in-town'
import { openidOf, type Phone } from './phone'

/** November on notice in 上田村, with 王德明 on the list, as visitors, villagers and members see it. */
const here = inTown()

const SECRETARY = '李良才'
const RECORDER = '郭梦洁'
const MEMBER = '王德明'
const COMMITTEE = '2026-12-08T09:00:00+08:00'
const month = '2026-11'

/** Nobody in the town: a phone that WeChat knows and we do not. */
const VISITOR = 'o-somebody-passing-by'

async function api<T>(who: string, method: string, input: object): Promise<T> {
  const response = await fetch(`${here.town.address}/functions/api`, {
    method: 'POST',
    headers: { 'x-openid': await openidOf(here.town, who) },
    body: JSON.stringify({ method, input, requestId: `journey-${Math.random()}`.replace(/\W/g, '-') }),
  })
  const reply = (await response.json()) as { ok: boolean; data: T; error?: object }
  if (!reply.ok) {
    throw new Error(`${method}: ${JSON.stringify(reply.error)}`)
  }
  return reply.data
}

beforeAll(async () => {
  await fetch(`${here.town.address}/clock`, { method: 'POST', body: JSON.stringify({ now: COMMITTEE }) })
  const { memberId, branchId } = await api<{ memberId: string; branchId: string }>(MEMBER, 'session.me', {})
  for (const [code, amount] of [
    ['V10', 2],
    ['V5', 4],
    ['V9', 4],
  ] as const) {
    const deed = { code, day: '2026-11-20', amount, what: '堤上抢险', memberIds: [memberId] }
    await api(RECORDER, 'deed.record', deed)
  }
  const table = await api<{ version: number; winners: string[]; repeats: string[] }>(SECRETARY, 'month.get', {
    branchId,
    month,
  })
  const sentences = [...table.winners, ...table.repeats].map((one) => ({
    memberId: one,
    text: '台风夜里在堤上守了一夜',
  }))
  await api(SECRETARY, 'month.fix', { branchId, month, version: table.version, sentences })
})

describe.each([1, 1.4] as const)('at font scale %s', (scale) => {
  const suffix = scale === 1 ? '' : '-large'

  const phoneOf = async (name: string) => here.phoneOf(await openidOf(here.town, name), { scale })

  async function looksRight(phone: Phone, name: string): Promise<void> {
    expect(await phone.picture(`red-star-${name}${suffix}`)).toEqual([])
  }

  test('a visitor reads the notice of any branch, and learns how to object', async () => {
    const phone = await here.phoneOf(VISITOR, { scale })
    await phone.open('pages/red-star/redlist/redlist')
    await phone.sees('光谷小镇党总支，各支部按固定顺序排，不分先后。')
    await looksRight(phone, 'wide')
    await phone.choose('link', '看上田村支部的红榜')
    await phone.sees('红星党员公示')
    await phone.sees(/公示中，还剩/)
    await phone.sees(MEMBER)
    await phone.sees('要提异议，先认一下支部')
    await phone.missing('我有异议')
    await looksRight(phone, 'notice')
  })

  test('a villager objects without a name, and reads on the list that it is being looked into', async () => {
    const phone = await phoneOf('周桂芳')
    await phone.open('pages/red-star/redlist/redlist')
    await phone.tap('我有异议')
    await phone.sees('说说理由')
    await phone.choose('radio', MEMBER)
    await phone.type('说说理由', `那一夜堤上还有别人，字号${scale}`)
    await phone.choose('radio', '匿名')
    await phone.sees('谁都看不到是您提的，答复照样能在红榜上看。')
    await looksRight(phone, 'object')
    await phone.tap('提交异议')
    await phone.sees(/^收到了，编号/)
    await looksRight(phone, 'objected')
    await phone.tap('回红榜')
    await phone.sees('我的异议：等答复')
    await phone.sees('有人提了异议，答复前先不定。')
    await looksRight(phone, 'held')
  })

  test('a member reads the passbook: what a cap left, and why each line stands there', async () => {
    const phone = await phoneOf(MEMBER)
    await phone.open('pages/red-star/redlist/redlist')
    await phone.choose('link', /仅自己可见/)
    await phone.sees('只有您自己看得到')
    await phone.sees(/应记 8.分，到顶实记 6.分/)
    await phone.tap(/11月20日|20日，堤上抢险/)
    await phone.sees('怎么算')
    await phone.sees(RECORDER)
    await looksRight(phone, 'passbook')
    await phone.choose('link', '评分规则')
    await phone.sees('做了就加分')
    await looksRight(phone, 'rules')
  })

  test('a member applies for a deed, sees where it stands, and takes it back', async () => {
    const what = `帮陈阿公修灯${scale}`
    const phone = await phoneOf(MEMBER)
    await phone.open('pages/red-star/deed/deed')
    await phone.choose('radio', /^帮扶老人/)
    await phone.sees(/每次 2.分/)
    await phone.type('做了什么', what)
    await phone.sees(/已为您保存草稿/)
    await looksRight(phone, 'deed')
    await phone.tap('申报')
    await phone.sees('报上去了')
    await phone.sees(what)
    await looksRight(phone, 'deeds')
    await phone.tap(`撤回：${what}`)
    await phone.tap('确定')
    await phone.sees('撤回了')
  })

  test('a red star has a certificate, and anybody’s phone computes its code again', async () => {
    const phone = await phoneOf(MEMBER)
    await phone.open('pages/red-star/redlist/redlist?branchId=org-shangtian&month=2026-10')
    await phone.choose('link', '我的红星证书')
    await phone.sees(/^核对码/)
    await looksRight(phone, 'poster')
    await phone.tap('存成图片')
    expect(await phone.fileFrom('保存图片')).toMatch(/\.png$/)
    await phone.open('pages/red-star/redlist/redlist?branchId=org-shangtian&month=2026-10')
    await phone.choose('link', '看一年的红榜')
    await phone.sees('我的 2026年')
    await phone.sees(/参评 2.个月，平均/)
    await looksRight(phone, 'year')
    const visitor = await here.phoneOf(VISITOR, { scale })
    await visitor.open('pages/red-star/year/year?branchId=org-shangtian&month=2026-10')
    await visitor.sees('每个月的红星党员')
    await visitor.missing('我的 2026年')
    await visitor.open('pages/red-star/redlist/redlist?branchId=org-shangtian&month=2026-10')
    await visitor.choose('link', '怎么核对')
    await visitor.sees('对得上，发布以后没有改过')
    await looksRight(visitor, 'check')
  })
})

test('a red star has the name erased, and the code still fits', async () => {
  const phone = await here.phoneOf(await openidOf(here.town, MEMBER))
  await phone.open('pages/red-star/redlist/redlist?branchId=org-shangtian&month=2026-10')
  await phone.choose('link', '抹去我的名字')
  await phone.type('请写上：抹去我的名字', '抹去我的名字')
  expect(await phone.picture('red-star-erase')).toEqual([])
  await phone.tap('确定抹去')
  await phone.sees('抹去了')
  const visitor = await here.phoneOf(VISITOR)
  await visitor.open('pages/red-star/check/check?branchId=org-shangtian&month=2026-10')
  await visitor.sees('对得上，发布以后没有改过')
  await visitor.sees('本人要求抹去，只留下封存的印记。')
  await visitor.missing(MEMBER)
})
