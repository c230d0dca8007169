import { inTown } from './in-town'
import { detailOf, openidOf, type Phone } from './phone'

const here = inTown()

/** One town at a time: the second walk moves the branch on from where the first has brought it. */
describe.each([
  [1, '上田镇党总支', '光谷小镇党总支', '徐建国', '周桂芳'],
  [1.4, '下山镇党总支', '上田镇党总支', '王德明', '贾海波'],
] as const)('at font scale %s', (scale, founded, before, first, claimant) => {
  const suffix = scale === 1 ? '' : '-large'
  const branch = '上田村支部'
  const phoneOf = async (name: string) => here.phoneOf(await openidOf(here.town, name), { scale })

  test('a county administrator founds a general branch, gives it its first officer and moves a branch there', async () => {
    const county = await phoneOf('黄樟树')
    const secretary = await phoneOf('李良才')
    await secretary.open('workbench/org/org')
    await secretary.sees(before)

    await county.open('workbench/choose/choose')
    await county.tap('全县')
    await county.open('workbench/home/home')
    await county.sees('我的职务：县级管理员')
    await county.choose('link', /^组织，/)
    await county.sees('先选一个党总支')
    expect(await county.picture(`transfer-county${suffix}`)).toEqual([])
    await county.tap('新建党总支')
    await county.type('党总支名称', '上')
    await county.tap(/^新建$/)
    await county.sees('名称至少写两个字。')
    await county.type('党总支名称', founded)
    expect(await county.picture(`transfer-found${suffix}`)).toEqual([])
    await county.tap(/^新建$/)
    await county.sees(`${founded}建好了`)
    expect(await county.picture(`transfer-founded${suffix}`)).toEqual([])

    await county.tap('定总支书记')
    await county.sees(founded)
    await county.type('请谁担任', first)
    await county.tap(new RegExp(`^选${first}`))
    await county.tap(/^职务：/)
    await county.tap('总支书记')
    await county.tap('定下来')
    await county.sees(`${founded}建好了`)
    await county.tap('去建支部')
    await county.sees('党总支 · 区域')
    expect(await county.picture(`transfer-new-tree${suffix}`)).toEqual([])
    await county.open('workbench/role/role')
    await county.sees(`${founded} 总支书记`)
    expect(await county.picture(`transfer-officer${suffix}`)).toEqual([])

    await county.open('workbench/choose/choose')
    await county.tap(before)
    await county.open('workbench/org/org')
    await county.tap(branch)
    await county.tap('转到别的党总支')
    await county.sees(`现在归${before}`)
    expect(await county.picture(`transfer-choice${suffix}`)).toEqual([])
    await county.tap(`转到${founded}`)
    await county.sees(`把${branch}转到${founded}`)
    expect(await county.picture(`transfer-question${suffix}`)).toEqual([])
    await county.tap('确定')
    await county.sees('已经转过去')
    expect(await county.picture(`transfer-done${suffix}`)).toEqual([])

    await branchStillWorks(secretary)
    await memberStillClaims()
    const chief = await phoneOf(first)
    await chief.open('workbench/home/home')
    await chief.sees(founded)
    await chief.open('workbench/org/org')
    await chief.sees(branch)
    await chief.sees('耕种队党小组')
  })

  async function branchStillWorks(secretary: Phone): Promise<void> {
    await secretary.open('workbench/org/org')
    await secretary.sees(founded)
    await secretary.sees('耕种队党小组')
    await secretary.tap(branch)
    await secretary.tap('先锋队和责任区')
    await secretary.sees('耕种队')
    await secretary.sees('上田村礼堂片')
    expect(await secretary.picture(`transfer-teams${suffix}`)).toEqual([])
    await secretary.open('workbench/roster/roster')
    await secretary.type('找人', '李良才')
    await secretary.sees('李良才')
    await secretary.open('workbench/invite/invite')
    await secretary.tap('做一个邀请码')
    await secretary.sees('邀请码好了')
    await secretary.open('workbench/role/role')
    await secretary.sees(`${branch} 组织委员`)
  }

  async function memberStillClaims(): Promise<void> {
    const member = await phoneOf(claimant)
    const detail = await detailOf(here.town, '河道漂浮物打捞')
    await member.open('pages/me/me/me')
    await member.sees(new RegExp(branch))
    await member.open(detail)
    await member.tap('报名这一班')
    await member.sees(/报上了/)
  }
})
