import type { PostItem } from '../../../../cloudfunctions/contract/post'
import { installPhone, type Phone } from '../../../testing/phone'
import { aPostItem, townPlaces } from '../../../testing/post-samples'
import { openPage, type Screen, sees, until } from '../../../testing/render-page'
import { member } from '../../../testing/samples'

const path = 'pages/post/list/list'

let phone: Phone

beforeEach(() => {
  phone = installPhone()
  phone.answer('session.me', member)
  phone.answer('post.places', townPlaces)
  phone.answer('post.list', { items: [] })
})

const { cover: _cover, ...plain } = aPostItem()

function answerItems(...items: PostItem[]): void {
  phone.answer('post.list', { items })
}

function places(screen: Screen): string[] {
  return (screen.part('.places').instance.data.chips as { text: string }[]).map(({ text }) => text)
}

test('news says its title, branch and day; the first one with a picture stands large', async () => {
  answerItems(aPostItem({ isPinned: true }), {
    ...plain,
    postId: 'p-2',
    title: '冬季用电安全上门查',
    channel: 'notice',
  })
  const screen = openPage(path)
  await sees(screen, '置顶板上发电板下种药，黄精苗补齐了中药材合作社支部 · ')
  await sees(screen, '冬季用电安全上门查通知公告 · 中药材合作社支部')
  await sees(screen, '就这些了')
  expect(screen.part('.post').instance.data).toMatchObject({ isLead: true })
  expect(screen.part('.post', 1).instance.data).toMatchObject({ isLead: false })
  screen.send('.post', 'open', { postId: 'p-2' }, 1)
  expect(phone.opened).toEqual(['/pages/post/article/article?postId=p-2'])
  screen.close()
})

test('mine comes first among the branches, and a tap asks for one of them', async () => {
  answerItems(aPostItem())
  const screen = openPage(path)
  await sees(screen, '板上发电')
  expect(places(screen)).toEqual(['全部', '我的支部', '光伏电站', '中药材合作社'])
  screen.send('.places', 'choose', { id: 'b-2' })
  screen.send('.channels', 'choose', { id: 'jobs' })
  await until(() => phone.sentOf('post.list').length === 3)
  expect(phone.sentOf('post.list').at(-1)?.input).toEqual({ orgId: 'b-2', channel: 'jobs' })
  screen.close()
})

test('the branches are asked for once a day; whoever is taken into one sees it at once', async () => {
  answerItems(aPostItem())
  for (const opening of [1, 2]) {
    const screen = openPage(path)
    await sees(screen, '板上发电')
    expect(phone.sentOf('post.list')).toHaveLength(opening)
    screen.close()
  }
  expect(phone.sentOf('post.places')).toHaveLength(1)
  phone.answer('session.me', { ...member, branchId: 'b-2' })
  const screen = openPage(path)
  await sees(screen, '板上发电')
  expect(places(screen)).toEqual(['全部', '我的支部', '上田村', '中药材合作社'])
  screen.close()
})

test('a late answer to an earlier choice is dropped', async () => {
  const arrive = phone.answerLater('post.list', { items: [aPostItem({ title: '旧的' })] })
  const screen = openPage(path)
  answerItems(aPostItem({ title: '新的' }))
  screen.send('.places', 'choose', { id: 'b-2' })
  await sees(screen, '新的')
  arrive()
  answerItems(aPostItem({ title: '最新的' }))
  screen.send('.places', 'choose', { id: 'b-3' })
  await sees(screen, '最新的')
  expect(screen.text).not.toContain('旧的')
  screen.close()
})

describe('searching', () => {
  const search = (screen: Screen, value: string) => {
    screen.page.onType?.({ detail: { value } } as never)
    screen.page.onSearch?.()
  }

  test('looks through one branch, mine where none is chosen, and says when there is nothing', async () => {
    const screen = openPage(path)
    await sees(screen, '还没有动态')
    search(screen, ' 路灯 ')
    await sees(screen, '没有找到“路灯”')
    expect(phone.sentOf('post.list').at(-1)?.input).toEqual({ orgId: 'b-1', words: '路灯' })
    answerItems(aPostItem())
    screen.page.onSearchEnd?.()
    await sees(screen, '板上发电')
    expect(phone.sentOf('post.list').at(-1)?.input).toEqual({ orgId: 'b-1' })
    screen.close()
  })

  test('a visitor is asked to choose a branch first; without words it says what to write', async () => {
    phone.answer('session.me', { bound: false })
    const screen = openPage(path)
    await sees(screen, '还没有动态')
    search(screen, '路灯')
    await sees(screen, '请先在上面点一个支部，再找。')
    search(screen, ' ')
    await sees(screen, '请写一两个字')
    expect(phone.sentOf('post.list')).toHaveLength(1)
    screen.close()
  })
})

test('where nothing was published, the button leads back to everything, and from there to the tasks', async () => {
  const screen = openPage(path, { channel: 'law' })
  await sees(screen, '这里还没有登过')
  screen.send('.load', 'act')
  await sees(screen, '还没有动态')
  screen.send('.load', 'act')
  expect(phone.opened).toEqual(['/pages/task/list/list'])
  screen.close()
})

test('a failure says whose fault it is, and another try brings the news', async () => {
  phone.refuse('post.list', { code: 'INTERNAL', details: null, traceId: 'abcdefgh-1' })
  const screen = openPage(path)
  await sees(screen, '动态没打开')
  answerItems(aPostItem())
  screen.send('.load', 'act')
  await sees(screen, '板上发电')
  screen.close()
})

test('without a network the saved list stands there with its time, and pictures that were kept', async () => {
  answerItems(aPostItem())
  const first = openPage(path)
  await sees(first, '板上发电')
  first.close()
  phone.network = 'offline'
  const again = openPage(path)
  await sees(again, '没有网，先看上次的内容')
  await sees(again, '板上发电')
  again.close()
})

test('reaching the bottom adds what is older; coming back from an article leaves the list as it was', async () => {
  phone.answer('post.list', ({ cursor }) =>
    cursor
      ? { items: [aPostItem({ postId: 'p-9', title: '更早的' })] }
      : { items: [aPostItem()], next: '0_1_p-1' },
  )
  const screen = openPage(path)
  await sees(screen, '往上拉还有')
  screen.page.onReachBottom?.()
  await sees(screen, '更早的')
  screen.page.onShow?.()
  expect(phone.sentOf('post.list')).toHaveLength(2)
  screen.close()
})

test('ten items with the longest titles and links are far below the 64 KB of one setData', async () => {
  const long = (index: number) =>
    aPostItem({
      postId: `p-${index}`.padEnd(32, 'x'),
      title: '长'.repeat(40),
      branchName: '支'.repeat(30),
      cover: { pictureId: 'pic', width: 9_999, height: 9_999, url: `https://storage/${'u'.repeat(600)}` },
    })
  answerItems(...Array.from({ length: 10 }, (_, index) => long(index)))
  const screen = openPage(path)
  await sees(screen, '长长')
  const { lead, rows } = (screen.page as unknown as { data: object }).data as { lead: object; rows: object[] }
  expect(rows).toHaveLength(9)
  expect(Buffer.byteLength(JSON.stringify({ lead, rows }))).toBeLessThan(16 * 1024)
  screen.close()
})
