import type { Input, Method, Output } from '../../../cloudfunctions/contract/contract'
import type { Reply } from '../../../cloudfunctions/contract/reply'
import { inTown } from './in-town'
import { detailOf, openidOf, type Phone } from './phone'

const here = inTown()

const { phoneOf } = here

test('a visitor who wants to claim agrees, binds with the code of the secretary, and claims with one tap', async () => {
  const { openid, code } = await unboundWithCode('周桂芳')
  const phone = await phoneOf(openid)
  await phone.open(await detailOf(here.town, '河道漂浮物打捞'))
  await phone.tap('报名这一班')
  await phone.sees('先认一下您是哪个支部的')
  await phone.picture('visitor-invited')
  await phone.tap('我有邀请码')
  await phone.sees('登记以前，请您看一看')
  await looksRight(phone, 'privacy-asked')
  await phone.tap('同意，继续')
  await phone.tap(/^同意$/)
  await phone.sees('认一下您的支部')
  await phone.type('邀请码', `${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`)
  await phone.type('姓名', '周桂芳')
  await looksRight(phone, 'bind-filled')
  await phone.tap('认支部')
  await phone.sees('认好了，您在上田村支部')
  await phone.tap('报名这一班')
  await phone.sees(/报上了/)
})

test('a visitor may decline and goes on reading', async () => {
  const phone = await phoneOf('o-reader')
  await phone.open('pages/me/me/me')
  await phone.choose('link', '我有邀请码')
  await phone.sees('登记以前，请您看一看')
  await phone.tap('先不同意')
  await phone.sees('您还没认支部')
  await phone.choose('tab', '任务')
  await phone.sees(/还剩/)
})

test('a wrong code and a name that is not on the roster are worded, and what was typed stays', async () => {
  const { code } = await unboundWithCode('贾海波')
  await api('o-guesser', 'session.consent', { version: 1 })
  const phone = await phoneOf('o-guesser')
  await phone.open('pages/identity/bind/bind')
  await phone.type('邀请码', 'abcd-2345')
  await phone.type('姓名', '不在册')
  await phone.tap('认支部')
  await agreeTo(phone)
  await phone.tap('认支部')
  await phone.sees('这个邀请码不能用')
  await phone.type('邀请码', code)
  await phone.tap('认支部')
  await phone.sees('名册里没找到这个名字')
  await looksRight(phone, 'bind-refused')
})

test('a visitor far away asks a branch, is accepted, and is a member', async () => {
  const branchId = await foundAwayBranch('驻宁波支部', '宁波')
  const phone = await phoneOf('o-far-away', { scale: 1.4 })
  await phone.open('pages/me/me/me')
  await phone.choose('link', '找我的支部')
  await phone.type('您现在住在哪里', '宁波')
  await phone.tap(/^找支部$/)
  await phone.sees('驻宁波支部')
  await looksRight(phone, 'find-found')
  await phone.tap('问问驻宁波支部')
  await agreeTo(phone)
  await phone.sees('问问驻宁波支部')
  await phone.type('姓名', '沈远行')
  await phone.type('出生年份', '1990')
  await phone.type('想对支部说的话', '老家在上田村，在宁波做木工。')
  await looksRight(phone, 'ask-filled')
  await phone.tap('送给支部')
  await phone.sees('等支部答复')
  await accept(branchId)
  await phone.open('pages/me/me/me')
  await phone.open('pages/identity/find/find')
  await phone.sees('收下您了')
  await looksRight(phone, 'find-accepted')
  await phone.open('pages/me/me/me')
  await phone.sees('沈远行')
  await phone.sees(/驻宁波支部/)
})

test('a member gives a phone number, shows it, and others can call', async () => {
  const openid = await openidOf(here.town, '王德明')
  const phone = await phoneOf(openid)
  await phone.open('pages/me/me/me')
  await phone.choose('link', '亮身份')
  await phone.sees('王德明')
  await phone.tap('改我的名片')
  await agreeTo(phone)
  await phone.type('职务', '护林员')
  await phone.type('手机号', '13900001234')
  await phone.screen.page().getByRole('switch', { name: '让别人给我打电话' }).click()
  await looksRight(phone, 'card-edit-filled')
  await phone.tap(/^保存$/)
  await phone.sees('您同意亮出手机号，别人可以给您打电话。')
  await looksRight(phone, 'card-shown')
  const me = await api(openid, 'session.me', {})
  const visitor = await phoneOf('visitor')
  await visitor.open(`pages/identity/card/card?memberId=${me.bound ? me.memberId : ''}`)
  await visitor.sees('护林员')
  await visitor.tap('给王德明打电话')
  await visitor.sees('13900001234')
})

test('the number can come from WeChat, after its own question', async () => {
  const phone = await phoneOf(await openidOf(here.town, '徐建国'))
  await phone.open('pages/identity/card/card')
  await phone.tap('改我的名片')
  await agreeTo(phone)
  await phone.tap('用微信绑定的手机号')
  await phone.tap('不允许')
  await phone.tap('用微信绑定的手机号')
  await phone.tap(/^允许$/)
  const page = phone.screen.page()
  await page.waitForFunction(() =>
    [...document.querySelectorAll('input')].some(({ value }) => /^1700000\d{4}$/.test(value)),
  )
  await phone.tap(/^保存$/)
  await phone.sees('徐建国')
})

test('a member reads what is held, deletes it, and is a visitor whose name is nowhere', async () => {
  const detail = await detailOf(here.town, '光伏板下补种黄精')
  const phone = await phoneOf(await openidOf(here.town, '徐建国'))
  await phone.open(detail)
  await phone.sees(/领头人.*徐建国|徐建国/)
  await phone.open('pages/me/me/me')
  await phone.choose('link', '我的资料')
  await phone.sees('徐建国')
  await looksRight(phone, 'data-own')
  await phone.tap('删除我的资料')
  await phone.tap('确定')
  await phone.sees('最后问您一次：删了就找不回来。')
  await phone.tap('确定删除我的资料')
  await phone.sees('您还没认支部')
  await looksRight(phone, 'deleted')
  await phone.open(detail)
  await phone.sees('做什么')
  await phone.missing(/徐建国/)
})

const pages = [
  ['bind', 'pages/identity/bind/bind', 'visitor', '认一下您的支部'],
  [
    'privacy',
    'pages/identity/privacy/privacy?next=%2Fpages%2Fidentity%2Fbind%2Fbind',
    'visitor',
    '同意，继续',
  ],
  ['find', 'pages/identity/find/find', 'visitor', '您问过的'],
  ['ask', 'pages/identity/ask/ask?branchId=b-1&branchName=驻宁波支部', 'visitor', '想对支部说的话'],
  ['card', 'pages/identity/card/card', '李良才', '改我的名片'],
  ['card-edit', 'pages/identity/card-edit/card-edit', '李良才', '让别人给我打电话'],
  ['data', 'pages/identity/data/data', '李良才', '我们存了您的这些'],
  ['me-visitor', 'pages/me/me/me', 'visitor', '我有邀请码'],
] as const

describe.each([1, 1.4] as const)('at font scale %s', (scale) => {
  test.each(pages)(
    'nothing on %s is cut, overlaps, is too small or too pale',
    async (name, path, who, text) => {
      const phone = await phoneOf(who === 'visitor' ? who : await openidOf(here.town, who), { scale })
      await phone.open(path)
      await phone.sees(text)
      expect(await phone.picture(scale === 1 ? name : `${name}-large`)).toEqual([])
    },
  )
})

async function looksRight(phone: Phone, name: string): Promise<void> {
  expect(await phone.picture(name)).toEqual([])
}

/** Through the wording and the question of WeChat. */
async function agreeTo(phone: Phone): Promise<void> {
  await phone.tap('同意，继续')
  await phone.tap(/^同意$/)
}

/** Somebody of 上田村 loses the phone: the secretary frees the entry and makes a code. */
async function unboundWithCode(name: string): Promise<{ openid: string; code: string }> {
  const openid = await openidOf(here.town, name)
  const secretary = await openidOf(here.town, '李良才')
  const me = await api(openid, 'session.me', {})
  if (!me.bound) {
    throw new Error(`${name} is no member of the demo town`)
  }
  await api(secretary, 'member.unbind', { memberId: me.memberId })
  const { code } = await api(secretary, 'invite.create', { branchId: me.branchId, days: 7, uses: 10 })
  return { openid, code }
}

async function foundAwayBranch(name: string, region: string): Promise<string> {
  const secretary = await openidOf(here.town, '叶红梅')
  const { trees } = await api(secretary, 'org.trees', {})
  const treeId = trees[0]?.treeId ?? ''
  const { version, nodes } = await api(secretary, 'org.tree', { treeId })
  const parentId = nodes.find(({ level }) => level === 'general')?.id ?? ''
  const created = await api(secretary, 'org.edit', {
    treeId,
    version,
    edit: { do: 'create', parentId, name, level: 'branch', kind: 'away' },
  })
  const orgId = created.nodes.find((node) => node.name === name)?.id ?? ''
  await api(secretary, 'org.edit', {
    treeId,
    version: created.version,
    edit: { do: 'describe', orgId, kind: 'away', region, contacts: [] },
  })
  return orgId
}

async function accept(branchId: string): Promise<void> {
  const secretary = await openidOf(here.town, '叶红梅')
  const { admissions } = await api(secretary, 'admission.list', { branchId })
  const admissionId = admissions[0]?.admissionId ?? ''
  await api(secretary, 'admission.answer', { admissionId, accept: true, answer: '欢迎，有空来坐坐。' })
}

let calls = 0

async function api<M extends Method>(openid: string, method: M, input: Input<M>): Promise<Output<M>> {
  calls += 1
  const response = await fetch(`${here.town.address}/functions/api`, {
    method: 'POST',
    headers: { 'x-openid': openid },
    body: JSON.stringify({ method, input, requestId: `journey-identity-${calls}` }),
  })
  const reply = (await response.json()) as Reply<M>
  if (!reply.ok) {
    throw new Error(`${method}: ${JSON.stringify(reply.error)}`)
  }
  return reply.data
}
