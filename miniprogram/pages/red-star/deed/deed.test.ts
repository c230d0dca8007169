import type { DeedItem } from '../../../../cloudfunctions/contract/points'
import { dayOf } from '../../../services/format'
import { installPhone, type Phone } from '../../../testing/phone'
import { partyMember } from '../../../testing/red-star-samples'
import { openPage, type Screen, sees, until } from '../../../testing/render-page'
import { aRulesPage } from '../../../testing/rules'
import { member } from '../../../testing/samples'

const path = 'pages/red-star/deed/deed'

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', partyMember)
  phone.answer('rules.get', aRulesPage())
  phone.answer('deed.apply', { deedId: 'd-1' })
})

function chooses(screen: Screen, code: string): void {
  screen.page.onKind?.({ currentTarget: { dataset: { code } } } as never)
}

test('each kind has an example, and the chosen one says its rule', async () => {
  const screen = openPage(path)
  await sees(screen, '帮扶老人和困难户比如：帮独居的老人修灯、买药、收衣服')
  chooses(screen, 'V9')
  await sees(screen, '每次 2 分，一月最多 6 分。')
  expect(screen.text).not.toContain('蓝领出工比如')
  screen.close()
})

test('what is missing is said beside it, and nothing is sent', async () => {
  const screen = openPage(path)
  await sees(screen, '做了哪一样')
  screen.type('.amount', '0')
  screen.tap('#send')
  await sees(screen, '请选一样。')
  await sees(screen, '请写整数，1 到 100。')
  await sees(screen, '请写几句做了什么，好去核对。')
  expect(phone.sentOf('deed.apply')).toHaveLength(0)
  screen.close()
})

test('a deed is applied for once, also when the first answer was lost', async () => {
  const screen = openPage(path)
  await sees(screen, '做了哪一样')
  chooses(screen, 'V9')
  screen.type('.what', '帮陈阿公修灯')
  phone.network = 'lost'
  screen.tap('#send')
  await sees(screen, '还没交上去')
  screen.close()
  phone.network = 'good'
  const again = openPage(path)
  await sees(again, '已为您保存草稿，退出也不会丢。')
  again.tap('#send')
  const [first, second] = await sent(2)
  expect(second).toEqual(first)
  const today = dayOf(Date.now())
  expect(first?.input).toEqual({ code: 'V9', day: today, amount: 1, what: '帮陈阿公修灯' })
  expect(phone.opened.at(-1)).toBe('换成：/pages/red-star/deeds/deeds?sent=1')
  again.close()
})

async function sent(count: number) {
  await until(() => phone.sentOf('deed.apply').length === count && phone.opened.length > 0)
  return phone.sentOf('deed.apply')
}

test('a picture asks for the agreement to the wording first', async () => {
  const screen = openPage(path)
  await sees(screen, '拍照片（可以不拍）')
  await screen.page.onPhoto?.()
  expect(phone.opened).toEqual([
    `换成：/pages/identity/privacy/privacy?next=${encodeURIComponent(`/${path}`)}`,
  ])
  screen.close()
})

test('of an honour its level is asked', async () => {
  const screen = openPage(path)
  await sees(screen, '做了哪一样')
  chooses(screen, 'V11')
  await sees(screen, '镇级 2 分，县级 4 分，市级 6 分。')
  screen.send('.levels', 'choose', { value: '2' })
  screen.type('.what', '县里的好人')
  screen.tap('#send')
  const [deed] = await sent(1)
  expect(deed?.input).toMatchObject({ code: 'V11', amount: 2 })
  screen.close()
})

test('a villager is told kindly', async () => {
  phone.answer('session.me', member)
  const screen = openPage(path)
  await sees(screen, '红色存折是给党员记的')
  screen.close()
})

describe('my deeds', () => {
  const aDeed = (changes: Partial<DeedItem>): DeedItem => ({
    deedId: 'd-1',
    memberId: 'm-8',
    name: '王德明',
    code: 'V9',
    day: '2026-11-10',
    amount: 1,
    what: '帮陈阿公修灯',
    state: 'waiting',
    appliedAt: 0,
    version: 1,
    raw: 2,
    ...changes,
  })

  test('each says where it stands, a returned one with its reason', async () => {
    const returned = aDeed({ deedId: 'd-2', state: 'returned', reason: '写清是哪一家' })
    const recorded = aDeed({ deedId: 'd-3', state: 'confirmed', byOfficer: '郭梦洁' })
    phone.answer('deed.mine', { deeds: [aDeed({}), returned, recorded] })
    const screen = openPage('pages/red-star/deeds/deeds', { sent: '1' })
    await sees(screen, '报上去了')
    await sees(screen, '帮扶老人和困难户等核对帮陈阿公修灯11月10日 · 1 次 · 按规则 2 分撤回')
    await sees(screen, '退回的理由：写清是哪一家。改好可以再报。')
    await sees(screen, '郭梦洁替您记的')
    expect(screen.count('.way')).toBe(1)
    screen.close()
  })

  test('of a picture that is being checked, or was refused, the member is told', async () => {
    const waiting = aDeed({ photo: { check: 'checking', url: 'https://town/waiting.jpg' } })
    const refused = aDeed({ deedId: 'd-2', photo: { check: 'refused' } })
    phone.answer('deed.mine', { deeds: [waiting, refused] })
    const screen = openPage('pages/red-star/deeds/deeds')
    await sees(screen, '照片还在检查，检查过了别人才看得到。')
    await sees(screen, '照片没有通过微信的检查，别人看不到。')
    expect(screen.count('.picture')).toBe(1)
    screen.close()
  })

  test('one that waits can be taken back after a question', async () => {
    phone.answer('deed.mine', { deeds: [aDeed({})] })
    phone.answer('deed.withdraw', { state: 'withdrawn' })
    const screen = openPage('pages/red-star/deeds/deeds')
    await sees(screen, '等核对')
    phone.answer('deed.mine', { deeds: [aDeed({ state: 'withdrawn' })] })
    screen.page.onWithdraw?.({ currentTarget: { dataset: { id: 'd-1' } } } as never)
    await sees(screen, '已撤回')
    expect(phone.sentOf('deed.withdraw')[0]?.input).toEqual({ deedId: 'd-1' })
    screen.close()
  })

  test('without any it leads to the form', async () => {
    phone.answer('deed.mine', { deeds: [] })
    const screen = openPage('pages/red-star/deeds/deeds')
    await sees(screen, '还没有申报过')
    screen.press('.load', '#next')
    expect(phone.opened).toEqual(['/pages/red-star/deed/deed'])
    screen.close()
  })
})
