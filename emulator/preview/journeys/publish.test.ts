import { inTown } from './in-town'
import { detailOf, type LayoutProblem, openidOf, type Phone } from './phone'

const here = inTown()

describe.each([1, 1.4] as const)('at font scale %s', (scale) => {
  const suffix = scale === 1 ? '' : '-large'
  const [title, copied] =
    scale === 1 ? (['清扫村口大道', '再扫村口大道'] as const) : (['修补田间水渠', '再修田间水渠'] as const)

  const phoneOf = async (name: string) => here.phoneOf(await openidOf(here.town, name), { scale })

  async function looksRight(phone: Phone, name: string): Promise<void> {
    expect(ours(await phone.picture(`${name}${suffix}`))).toEqual([])
  }

  /** A secretary on the list of tasks. */
  async function secretary(): Promise<Phone> {
    const phone = await phoneOf('李良才')
    await phone.open('workbench/home/home')
    await phone.choose('link', '任务管理')
    await phone.sees('要来的班')
    return phone
  }

  test('a secretary publishes a weekly task after seeing what people will see', async () => {
    const phone = await secretary()
    await looksRight(phone, 'tasks')
    await phone.tap('发布任务')
    await phone.tap('看看大家会看到什么')
    await phone.sees('请选哪一天。')
    await looksRight(phone, 'publish-problems')
    await phone.type('任务叫什么', title)
    await phone.type('干什么活', '带上工具，分段包干。')
    await phone.tap('从以前的地点里选')
    await phone.tap(/^上田村文化礼堂/)
    await phone.type('带什么', '手套、')
    await phone.sees('手套')
    await phone.pick('哪一天', '2026-12-12')
    await phone.pick('几点开始', '08:00')
    await phone.pick('几点结束', '10:00')
    await phone.type('要几个人', '3')
    await phone.tap(/^重复：/)
    await phone.tap('每周重复')
    await phone.sees(/一共 4 班/)
    await phone.tap('去掉12月19日 星期六 8:00–10:00')
    await phone.sees(/一共 3 班/)
    await looksRight(phone, 'publish-form')
    await phone.tap('看看大家会看到什么')
    await phone.sees('大家会看到')
    await phone.sees(/3.班.· 大家都可以报/)
    await looksRight(phone, 'publish-preview')
    await phone.tap(/^发布$/)
    await phone.sees('大家打开任务就能报名。')
    await phone.sees('1月2日 星期六 8:00–10:00')
    await looksRight(phone, 'publish-done')
  })

  test('members find it and claim, also while its places are lowered below them', async () => {
    const path = await detailOf(here.town, title)
    for (const name of ['周桂芳', '王德明']) {
      const member = await phoneOf(name)
      await member.open(path)
      await member.choose('radio', /12月12日/)
      await member.tap(/报名/)
      await member.sees(/报上了/)
    }
    const phone = await secretary()
    await phone.open(path.replace('pages/task/detail/detail', 'workbench/task/task'))
    await phone.tap('改这一班：12月12日 星期六 8:00–10:00')
    await phone.type('要几个人', '1')
    await phone.sees(/已经报上 2.人，一个也不会少/)
    await looksRight(phone, 'shift-edit')
    await phone.tap('保存')
    await phone.sees(/1.个名额，报了 2.人/)
    const member = await phoneOf('王德明')
    await member.open(path)
    await member.choose('radio', /12月12日/)
    await member.sees('您在这一班')
  })

  test('an edit says who will hear of it, and a member sees the new place', async () => {
    const path = await detailOf(here.town, title)
    const phone = await secretary()
    await phone.open(path.replace('pages/task/detail/detail', 'workbench/task/task'))
    await phone.tap('修改任务')
    await phone.sees(/已报名的 2 人会收到通知/)
    await phone.type('在哪里集合', '村口老樟树')
    await phone.sees('已为您保存草稿，退出也不会丢。')
    await looksRight(phone, 'task-edit')
    await phone.tap(/^保存$/)
    await phone.sees(/村口老樟树/)
    const member = await phoneOf('周桂芳')
    await member.open(path)
    await member.sees('村口老樟树')
  })

  test('an old task is copied with fresh dates', async () => {
    const path = await detailOf(here.town, title)
    const phone = await secretary()
    await phone.open(path.replace('pages/task/detail/detail', 'workbench/task/task'))
    await phone.tap('照这个再发一个')
    await phone.type('任务叫什么', copied)
    await phone.sees('12月19日 星期六 8:00–10:00')
    await phone.tap('看看大家会看到什么')
    await phone.tap(/^发布$/)
    await phone.sees('大家打开任务就能报名。')
    const member = await phoneOf('周桂芳')
    await member.open(await detailOf(here.town, copied))
    await member.sees('村口老樟树')
  })

  test('a shift is cancelled with a reason and a yes, and a member sees that it is', async () => {
    const path = await detailOf(here.town, title)
    const phone = await secretary()
    await phone.open(path.replace('pages/task/detail/detail', 'workbench/task/task'))
    await phone.tap('改这一班：12月12日 星期六 8:00–10:00')
    await phone.tap('取消这一班')
    await phone.tap('取消并通知大家')
    await phone.sees('请写为什么取消，大家会看到。')
    await phone.type('为什么取消', '下大雨')
    await looksRight(phone, 'shift-cancel')
    await phone.tap('取消并通知大家')
    await phone.sees(/已报名和候补的 2.人，还有领头人，都会收到通知/)
    await phone.tap('确定')
    await phone.sees('取消了')
    await looksRight(phone, 'shift-cancelled')
    const member = await phoneOf('周桂芳')
    await member.open(path)
    await member.choose('radio', /12月12日/)
    await member.sees('这班取消了')
  })

  test('what was written without a network is there when the page is opened again', async () => {
    const phone = await secretary()
    await phone.tap('发布任务')
    await phone.network('断开')
    await phone.type('任务叫什么', '没写完的任务')
    await phone.sees('已为您保存草稿，退出也不会丢。')
    await phone.open('workbench/publish/publish')
    await phone.sees('上次没写完的还在，接着写就行。')
    await looksRight(phone, 'publish-draft')
    await phone.network('好')
    await phone.tap('不要了，重新写')
    await phone.missing('上次没写完的还在，接着写就行。')
  })
})

/** The kit's popup keeps an empty box where a cross would stand. */
function ours(found: readonly LayoutProblem[]): LayoutProblem[] {
  return found.filter(({ detail }) => !detail.includes('t-popup__close'))
}
