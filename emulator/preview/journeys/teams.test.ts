import { inTown } from './in-town'
import { openidOf, type Phone } from './phone'

const here = inTown()

describe.each([1, 1.4] as const)('at font scale %s', (scale) => {
  const suffix = scale === 1 ? '' : '-large'
  const [team, renamed, area] =
    scale === 1
      ? (['防汛突击队', '抗旱突击队', '老街'] as const)
      : (['护林先锋队', '插秧先锋队', '河堤'] as const)

  async function teamsOf(): Promise<Phone> {
    const phone = await here.phoneOf(await openidOf(here.town, '余素珍'), { scale })
    await phone.open('workbench/home/home')
    await phone.choose('link', /^组织，/)
    await phone.tap('溪口村支部')
    await phone.tap('先锋队和责任区')
    await phone.sees('稻鱼基地')
    return phone
  }

  test('a secretary makes a standing team of people of the branch, takes one out and renames it', async () => {
    const phone = await teamsOf()
    await phone.tap('新建先锋队')
    await phone.type('先锋队名称', team)
    await pick(phone, '加一位队员', '夏红梅')
    await pick(phone, '加一位队员', '余素珍')
    await phone.sees(/队员 2.人/)
    expect(await phone.picture(`teams-form${suffix}`)).toEqual([])
    await phone.tap('保存')
    await phone.sees('改好了')
    await phone.sees(/先锋队 · 2.人/)
    await phone.tap(team)
    await phone.tap('去掉余素珍')
    await phone.type('先锋队名称', renamed)
    await phone.tap('保存')
    await phone.sees(renamed)
    await phone.sees(/先锋队 · 1.人/)
    expect(await phone.picture(`teams${suffix}`)).toEqual([])
  })

  test('the list of duty areas names who answers for each, and a new lead stands there at once', async () => {
    const phone = await teamsOf()
    await phone.tap('新建责任区')
    await phone.type('责任区名称', area)
    await phone.tap('保存')
    await phone.sees('请选一位责任人。')
    expect(await phone.picture(`teams-area-problem${suffix}`)).toEqual([])
    await pick(phone, '请谁负责', '夏红梅')
    await phone.tap('保存')
    await phone.sees('责任区 · 夏红梅负责')
    await phone.tap(area)
    await phone.sees('夏红梅')
    await pick(phone, '换一位责任人', '余素珍')
    await phone.missing(/^夏红梅$/)
    await phone.tap('保存')
    await phone.sees('责任区 · 余素珍负责')
    expect(await phone.picture(`teams-areas${suffix}`)).toEqual([])
    await phone.tap(area)
    await phone.tap('取消这个责任区')
    await phone.sees('取消以后不能恢复，成员不受影响。')
    await phone.tap('确定')
    await phone.sees('改好了')
    await phone.missing('责任区 · 余素珍负责')
  })

  test('only people of the branch are offered', async () => {
    const phone = await teamsOf()
    await phone.tap('新建责任区')
    await phone.type('请谁负责', '李良才')
    await phone.sees('这个支部的名册里没有这个名字')
  })
})

async function pick(phone: Phone, label: string, name: string): Promise<void> {
  await phone.type(label, name)
  await phone.tap(new RegExp(`^选${name}`))
}
