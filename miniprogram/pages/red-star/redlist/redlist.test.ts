import { installPhone, type Phone } from '../../../testing/phone'
import { aPassbook, aRedList, partyMember, published } from '../../../testing/red-star-samples'
import { openPage, sees, until } from '../../../testing/render-page'
import { member } from '../../../testing/samples'

const path = 'pages/red-star/redlist/redlist'

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', member)
  phone.answer('redList.get', aRedList())
})

test('the notice says who and why, how long it runs, and by which rule, without points or places', async () => {
  const screen = openPage(path)
  await sees(screen, '红星党员公示')
  await sees(screen, '2026年10月')
  await sees(screen, '公示中，还剩 3 天')
  await sees(screen, '防汛三天没下堤。')
  await sees(screen, '参评 28 人，最多取 2 人，满 80 分才能评。')
  expect(screen.text).toContain('2 人上榜不分先后')
  expect(screen.text).not.toMatch(/第 \d|名次|\d+(\.\d)? 分(?!才能评)/)
  screen.close()
})

test('somebody bound may object, and is led to the form of this month', async () => {
  const screen = openPage(path)
  await sees(screen, '我有异议')
  screen.tap('#object')
  expect(phone.opened).toEqual(['/pages/red-star/object/object?branchId=b-1&month=2026-10'])
  screen.close()
})

test('a name with an open objection says that only it is held', async () => {
  const [first, second] = aRedList().stars
  phone.answer('redList.get', aRedList({ stars: [{ ...first, isHeld: true }, second] as never }))
  const screen = openPage(path)
  await sees(screen, '有人提了异议，答复前先不定。')
  screen.close()
})

test('my own objection is there with its state, its date and later its answer', async () => {
  const objection = {
    objectionId: 'objection-a1b2c3',
    about: '王德明',
    text: '那天不在',
    isAnonymous: true,
    answerBy: '2026-11-14',
    state: 'open' as const,
  }
  phone.answer('redList.get', aRedList({ objections: [objection] }))
  const screen = openPage(path)
  await sees(screen, '我的异议：等答复关于王德明 · 编号 A1B2C3最迟11月14日答复')
  screen.close()
  phone.answer(
    'redList.get',
    aRedList({ objections: [{ ...objection, state: 'dismissed', answer: '有签到' }] }),
  )
  const again = openPage(path)
  await sees(again, '我的异议：异议不成立关于王德明 · 编号 A1B2C3有签到')
  again.close()
})

test('a published list has its code, the way to check it, its notes and its supplements', async () => {
  const [star] = aRedList().stars
  const at = Date.parse('2026-11-20T10:00:00+08:00')
  phone.answer(
    'redList.get',
    aRedList({
      ...published,
      stars: [star as never],
      notes: [{ at, text: '事迹里的日期应为三天。' }],
      supplements: [
        {
          code: 'AAAA-BBBB-CCCC-DDDD',
          publishedAt: at,
          stars: [
            { name: '祝小梅', branchName: '上田村支部', sentence: '守了九个下午。', kind: 'supplement' },
          ],
        },
      ],
    }),
  )
  const screen = openPage(path)
  await sees(screen, '核对码7K3M-09QX-ABCD-5T1Z11月17日发布，不再改动怎么核对')
  await sees(screen, '补充名单11月20日发布祝小梅')
  await sees(screen, '核对码 AAAA-BBBB-CCCC-DDDD')
  await sees(screen, '11月20日：事迹里的日期应为三天。名单本身不改。')
  expect(screen.text).not.toContain('我有异议')
  screen.close()
})

test('whoever stands on it finds the certificate and the way to have the name erased', async () => {
  const stars = [{ ...aRedList().stars[0], isMine: true }]
  phone.answer('redList.get', aRedList({ ...published, stars: stars as never }))
  const screen = openPage(path)
  await sees(screen, '就是您')
  await sees(screen, '我的红星证书抹去我的名字')
  screen.close()
})

test('an erased row shows that it is, and no name', async () => {
  phone.answer(
    'redList.get',
    aRedList({ ...published, stars: [{ branchName: '上田村支部', kind: 'winner' }] }),
  )
  const screen = openPage(path)
  await sees(screen, '本人要求抹去，名单仍可核对。')
  expect(screen.text).not.toContain('王德明')
  screen.close()
})

test('before the notice it says where the month stands', async () => {
  const dates = { selfApplyDay: '2026-11-04', confirmDay: '2026-11-06', isProvisional: true }
  phone.answer('redList.get', aRedList({ phase: 'confirm', dates, stars: [], mayObject: false, counted: 0 }))
  const screen = openPage(path)
  await sees(screen, '支部正在核对核对到11月6日，放假安排出来后可能变动')
  screen.close()
})

test('the month’s own figure is shown to a party member alone', async () => {
  phone.answer('session.me', partyMember)
  phone.answer('passbook.mine', aPassbook({ score: 81.5 }))
  const screen = openPage(path)
  await sees(screen, '我的 10月：81.5 分 · 仅自己可见')
  screen.close()
})

test('a villager has no passbook, and none is asked for', async () => {
  const screen = openPage(path)
  await sees(screen, '红星党员公示')
  expect(phone.sentOf('passbook.mine')).toHaveLength(0)
  expect(screen.text).not.toContain('仅自己可见')
  screen.close()
})

test('an older month is one tap away', async () => {
  phone.answer('redList.get', ({ month = '2026-10' }) => aRedList({ month }))
  const screen = openPage(path)
  await sees(screen, '2026年10月')
  screen.send('.months', 'earlier')
  await sees(screen, '2026年9月')
  expect(phone.sentOf('redList.get').at(-1)?.input).toEqual({ branchId: 'b-1', month: '2026-09' })
  screen.close()
})

test('the general branch shows its branches in the order they come in', async () => {
  phone.answer('redList.wide', {
    orgName: '光谷小镇党总支',
    month: '2026-10',
    orgs: [],
    branches: [
      { branchId: 'b-1', branchName: '上田村支部', phase: 'notice', stars: aRedList().stars },
      { branchId: 'b-2', branchName: '溪口村支部', phase: 'committee', stars: [] },
    ],
  })
  const screen = openPage(path)
  await sees(screen, '红星党员公示')
  screen.send('.scopes', 'choose', { scope: 'wide' })
  await sees(screen, '溪口村支部名单还没有定')
  expect(phone.sentOf('redList.wide').at(-1)?.input).toEqual({ orgId: 'g-1', month: '2026-10' })
  screen.close()
})

test('a visitor sees the lists of the only organisation, and may not object before being known', async () => {
  phone.answer('session.me', { bound: false })
  phone.answer('redList.wide', ({ orgId }) => ({
    orgName: '光谷小镇党总支',
    month: '2026-10',
    orgs: orgId === 'county' ? [{ orgId: 'g-1', orgName: '光谷小镇党总支' }] : [],
    branches:
      orgId === 'county'
        ? []
        : [{ branchId: 'b-1', branchName: '上田村支部', phase: 'notice', stars: aRedList().stars }],
  }))
  phone.answer('redList.get', aRedList({ mayObject: false }))
  const screen = openPage(path)
  await sees(screen, '上田村支部公示中')
  screen.close()
  const shared = openPage(path, { branchId: 'b-1', month: '2026-10' })
  await sees(shared, '要提异议，先认一下支部')
  expect(shared.text).not.toContain('我有异议')
  shared.close()
})

test('of several organisations a visitor chooses one', async () => {
  phone.answer('session.me', { bound: false })
  phone.answer('redList.wide', {
    orgName: '全县',
    month: '2026-10',
    branches: [],
    orgs: [
      { orgId: 'g-1', orgName: '光谷小镇党总支' },
      { orgId: 'g-2', orgName: '凤林镇党总支' },
    ],
  })
  const screen = openPage(path)
  await sees(screen, '看哪里的红榜光谷小镇党总支凤林镇党总支')
  screen.close()
})

test('without network the last list is shown with its time, and without one it says so', async () => {
  const first = openPage(path)
  await sees(first, '毛水仙')
  first.close()
  phone.network = 'offline'
  const again = openPage(path)
  await sees(again, '没有网，先看上次的内容')
  await sees(again, '毛水仙')
  again.close()
})

test('when it cannot be read, another try is offered', async () => {
  phone.refuse('redList.get', { code: 'INTERNAL', details: null, traceId: 'tr-1' })
  const screen = openPage(path)
  await sees(screen, '红榜没打开')
  phone.answer('redList.get', aRedList())
  screen.press('.load', '#retry')
  await sees(screen, '毛水仙')
  await until(() => screen.count('.load') === 0)
  screen.close()
})

test('the organisation chosen last is there again, until another is chosen or it is gone', async () => {
  phone.answer('session.me', { bound: false })
  const orgs = [
    { orgId: 'g-1', orgName: '光谷小镇党总支' },
    { orgId: 'g-2', orgName: '凤林镇党总支' },
  ]
  phone.answer('redList.wide', ({ orgId }) => ({
    orgName: orgId === 'county' ? '全县' : '凤林镇党总支',
    month: '2026-10',
    branches: [],
    orgs: orgId === 'county' ? orgs : [],
  }))
  const screen = openPage(path)
  await sees(screen, '看哪里的红榜')
  screen.page.onOrg?.({ currentTarget: { dataset: { id: 'g-2' } } } as never)
  await sees(screen, '凤林镇党总支，各支部按固定顺序排')
  screen.close()
  const again = openPage(path)
  await sees(again, '凤林镇党总支，各支部按固定顺序排')
  expect(phone.sentOf('redList.wide').at(-1)?.input).toMatchObject({ orgId: 'g-2' })
  again.page.onElsewhere?.()
  await sees(again, '看哪里的红榜')
  again.close()
})

test('a branch that names its top third shows it below the winners, with the rule in words', async () => {
  const topThird = [{ name: '祝小梅' }, { name: '贾海波', isMine: true }]
  phone.answer('redList.get', aRedList({ ...published, topThird }))
  const screen = openPage(path)
  await sees(screen, '也做得好的同志')
  await sees(screen, '贾海波（您）')
  await sees(screen, '参评的前三分之一里没有占名额的，同分排不下的都不列')
  expect(screen.text).toContain('抹去我的名字')
  expect(screen.text).not.toContain('我的红星证书')
  screen.close()
})

test('the year of the branch is one tap away', async () => {
  const screen = openPage(path)
  await sees(screen, '看一年的红榜')
  screen.page.onYear?.()
  expect(phone.opened).toEqual(['/pages/red-star/year/year?branchId=b-1&month=2026-10'])
  screen.close()
})
