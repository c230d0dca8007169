import { inTown } from './in-town'
import { openidOf, type Phone } from './phone'

const here = inTown()

describe.each([1, 1.4] as const)('at font scale %s', (scale) => {
  const suffix = scale === 1 ? '' : '-large'
  const [declined, accepted] = scale === 1 ? (['王德明', '徐建国'] as const) : (['周桂芳', '贾海波'] as const)

  async function ask(name: string, words: string): Promise<Phone> {
    const phone = await here.phoneOf(await openidOf(here.town, name), { scale })
    await phone.open('pages/identity/find/find')
    await phone.type('您现在住在哪里', '杭州')
    await phone.tap(/^找支部$/)
    await phone.tap('问问镇机关支部')
    await phone.tap('同意，继续')
    await phone.tap(/^同意$/)
    await phone.sees(`支部会看到您的姓名：${name}。`)
    await phone.type('想对支部说的话', words)
    expect(await phone.picture(`admission-ask${suffix}`)).toEqual([])
    await phone.tap('送给支部')
    await phone.sees('等支部答复')
    return phone
  }

  async function officer(): Promise<Phone> {
    const phone = await here.phoneOf(await openidOf(here.town, '余爱珍'), { scale })
    await phone.open('workbench/home/home')
    await phone.choose('link', '双找申请')
    return phone
  }

  test('one away member is declined with words, another accepted, and each reads the answer', async () => {
    const first = await ask(declined, '在杭州送快递，想参加你们的活动。')
    const second = await ask(accepted, '在杭州做木工，周末有空。')
    const branch = await officer()
    await branch.sees('在杭州送快递，想参加你们的活动。')
    expect(await branch.picture(`admission-list${suffix}`)).toEqual([])
    await branch.tap(`答复${declined}`)
    await branch.tap('不接收')
    await branch.sees('请写一句话，让对方知道为什么、该找谁。')
    expect(await branch.picture(`admission-answer${suffix}`)).toEqual([])
    await branch.type('给对方的话', '杭州城东的同志请找驻杭州支部，电话问村里。')
    await branch.tap('不接收')
    await branch.sees('已经答复')
    await branch.tap(`答复${accepted}`)
    await branch.tap(/^接收$/)
    await branch.sees(`${accepted}现在是镇机关支部的人了。已有支部的，名册仍在原来的支部。`)
    expect(await branch.picture(`admission-done${suffix}`)).toEqual([])
    await first.open('pages/me/me/me')
    await first.open('pages/identity/find/find')
    await first.sees('支部答复：杭州城东的同志请找驻杭州支部，电话问村里。')
    expect(await first.picture(`admission-declined${suffix}`)).toEqual([])
    await second.open('pages/me/me/me')
    await second.open('pages/identity/find/find')
    await second.sees('收下您了')
    expect(await second.picture(`admission-accepted${suffix}`)).toEqual([])
  })
})
