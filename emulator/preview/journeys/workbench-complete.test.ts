import { inTown } from './in-town'
import type { Phone } from './phone'

const here = inTown()

interface Person {
  openid: string
  name: string
  role: string
  org: string
}

async function personOf(role: string, org: string): Promise<Person> {
  const people = (await (await fetch(`${here.town.address}/identities?all=1`)).json()) as Person[]
  const found = people.find((person) => person.role === role && person.org === org)
  if (!found) {
    throw new Error(`no ${role} of ${org} in the demo town`)
  }
  return found
}

const town = '光谷小镇党总支'

/** Each font has a branch, a region and members of its own, since both walk through one town. */
describe.each([
  { scale: 1, branch: '溪口村支部', other: '光伏电站支部', region: '宁波' },
  { scale: 1.4, branch: '光伏电站支部', other: '溪口村支部', region: '温州' },
] as const)('at font scale $scale', ({ scale, branch, other, region }) => {
  const general = async () => here.phoneOf((await personOf('总支书记', town)).openid, { scale })

  const picture = async (phone: Phone, name: string) => {
    const found = await phone.picture(`complete-${name}${scale === 1 ? '' : '-large'}`)
    // The kit's popup keeps an empty box where a cross would stand.
    const ours = found.filter(({ detail }) => !detail.includes('t-popup__close'))
    expect([name, ours]).toEqual([name, []])
  }

  test('an officer names who looks after a branch, and takes them off again', async () => {
    const phone = await general()
    await phone.open('workbench/org/org')
    await phone.tap(branch)
    await phone.tap('改类型、三定帮建')
    await phone.tap('加一位：县领导')
    await phone.tap('第一书记')
    await phone.type('姓名', '周桂')
    await phone.sees('点名字就选上')
    await picture(phone, 'contacts-search')
    await phone.tap('选周桂芳')
    await phone.sees('周桂芳')
    await picture(phone, 'contacts')
    await phone.tap('保存')
    await phone.sees('改好了')
    await phone.sees(/三定帮建 1\s人/)
    await picture(phone, 'contacts-saved')
    await phone.tap(branch)
    await phone.tap('改类型、三定帮建')
    await phone.tap('去掉第一书记周桂芳')
    await phone.tap('保存')
    await phone.missing(/三定帮建 1\s人/)
  })

  test('an away branch is set up with its region in one step', async () => {
    const phone = await general()
    await phone.open('workbench/org/org')
    await phone.tap(town)
    await phone.tap('在下面新建支部')
    await phone.type('名称', `驻${region}支部`)
    await phone.tap(/^类型：/)
    await phone.tap('驻外')
    await phone.type('面向哪里', region)
    await picture(phone, 'away-branch')
    await phone.tap('保存')
    await phone.sees(`支部 · 驻外 · 面向${region}`)
  })

  test('an officer writes a second branch into an entry, and reads it there by name', async () => {
    const phone = await general()
    await phone.open('workbench/choose/choose')
    await phone.tap(branch)
    await phone.open('workbench/roster/roster')
    await phone.screen.locator('.person').first().click()
    await phone.tap('修改')
    await phone.tap('加一个支部')
    await phone.sees('还加入了哪个支部')
    await picture(phone, 'second-branch-choice')
    await phone.tap(other)
    await phone.sees('积分只记在本支部')
    await phone.screen.locator('.branches').scrollIntoViewIfNeeded()
    await picture(phone, 'second-branch')
    await phone.tap('保存')
    await phone.sees('还加入了')
    await phone.sees(other)
    await picture(phone, 'second-branch-saved')
  })

  test('an overseer looks through the acts of one person and reads what they were about in words', async () => {
    const secretary = await personOf('支部书记', '上田村支部')
    const writer = await here.phoneOf(secretary.openid)
    await writer.open('workbench/invite/invite')
    await writer.tap('做一个邀请码')
    await writer.sees('邀请码好了')
    const leader = await general()
    await leader.open('workbench/org/org')
    await leader.tap(branch)
    await leader.tap('改类型、三定帮建')
    await leader.tap('保存')
    await leader.sees('改好了')
    const phone = await here.phoneOf((await personOf('监督员', town)).openid, { scale })
    await phone.open('workbench/audit/audit')
    await phone.sees(/改类型、地区或联系人/)
    await phone.sees(/上田村支部 · 邀请码 [0-9a-f]{4}$/)
    await phone.tap('挑着看')
    await phone.type('谁办的', secretary.name.slice(0, 1))
    await phone.sees('点名字就选上')
    await picture(phone, 'audit-search')
    await phone.tap(`选${secretary.name}`)
    await phone.sees('不限这个人')
    await phone.missing(/改类型、地区或联系人/)
    await phone.sees(`${secretary.name} 做邀请码`)
    await picture(phone, 'audit-person')
    await phone.tap('不限这个人')
    await phone.sees(/改类型、地区或联系人/)
  })
})
