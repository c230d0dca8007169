import { DAY, HOUR } from '../../platform/calendar'
import { collection } from '../../platform/database'
import { aMember, NOW } from '../../testing/documents'
import { aPost } from '../../testing/posts'
import { openWorld, type World } from '../../testing/world'
import type { Post } from './post-rules'

let world: World

afterEach(() => world.close())

const node = (id: string, parentId: string | null) => ({
  id,
  name: `${id}支部`,
  level: parentId === null ? 'general' : 'branch',
  kind: 'area',
  parentId,
})

/** One town of two branches, and another one. */
async function open(posts: readonly Post[]): Promise<void> {
  world = await openWorld(NOW, {
    trees: [
      { _id: 'county', version: 1, nodes: [], administrators: [] },
      { _id: 'tree-1', version: 1, nodes: [node('g-1', null), node('b-1', 'g-1'), node('b-2', 'g-1')] },
      { _id: 'tree-2', version: 1, nodes: [node('g-2', null), node('b-3', 'g-2')] },
    ],
    members: [
      aMember(1, { roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }),
      aMember(2, { track: 'D' }),
      aMember(3, { branchId: 'b-2' }),
      aMember(4, { branchId: 'b-3', track: 'D' }),
    ],
    posts,
  })
}

const [SECRETARY, AWAY, NEIGHBOUR, STRANGER] = ['o-1', 'o-2', 'o-3', 'o-4']

async function titles(openid: string | undefined, input: object = {}): Promise<string[]> {
  const { items } = await world.as(openid).call('post.list', input)
  return items.map(({ title }) => title.replace('动态 ', ''))
}

test('people see what concerns them: their branch and their town; a visitor every town', async () => {
  await open([
    aPost('own'),
    aPost('town', { reach: 'town', visibleAt: NOW - 2 * HOUR }),
    aPost('elsewhere', { branchId: 'b-3', townId: 'g-2', reach: 'town', visibleAt: NOW - 3 * HOUR }),
  ])
  expect(await titles(AWAY)).toEqual(['own', 'town'])
  expect(await titles(NEIGHBOUR)).toEqual(['town'])
  expect(await titles(STRANGER)).toEqual(['elsewhere'])
  expect(await titles(undefined)).toEqual(['town', 'elsewhere'])
  expect(await titles(undefined, { orgId: 'b-1' })).toEqual(['own', 'town'])
})

test('pinned posts come first, then the newest; a channel holds its own only', async () => {
  await open([
    aPost('old', { visibleAt: NOW - 2 * DAY, isPinned: true }),
    aPost('new'),
    aPost('law', { channel: 'law', visibleAt: NOW - DAY }),
  ])
  expect(await titles(AWAY)).toEqual(['old', 'new', 'law'])
  expect(await titles(AWAY, { channel: 'law' })).toEqual(['law'])
})

test('a notice is seen by those it is for, in the feed and by its address', async () => {
  const notice = { channel: 'notice', reach: 'town' } as const
  await open([
    aPost('away', { ...notice, audience: { who: 'tracks', tracks: ['D'] } }),
    aPost('members', { ...notice, audience: { who: 'members' }, visibleAt: NOW - 2 * HOUR }),
  ])
  expect(await titles(AWAY)).toEqual(['away', 'members'])
  expect(await titles(NEIGHBOUR, { orgId: 'g-1' })).toEqual(['members'])
  expect(await titles(STRANGER, { orgId: 'g-1' })).toEqual([])
  expect(await titles(undefined, { orgId: 'b-1' })).toEqual([])
  expect(await world.as(STRANGER).refused('post.get', { postId: 'away' })).toMatchObject({
    code: 'NOT_FOUND',
  })
  expect(await world.as(STRANGER).refused('post.read', { postId: 'away' })).toMatchObject({
    code: 'NOT_FOUND',
  })
  expect(await world.as(AWAY).call('post.get', { postId: 'away' })).toMatchObject({ title: '动态 away' })
})

test('nothing is seen before its time, after it was withdrawn, or while it is written', async () => {
  const { visibleAt: _never, ...draft } = aPost('draft', { state: 'draft' })
  await open([aPost('tomorrow', { visibleAt: NOW + DAY }), { ...draft, lists: [] }])
  expect(await titles(AWAY)).toEqual([])
  for (const postId of ['tomorrow', 'draft']) {
    expect(await world.as(AWAY).refused('post.get', { postId })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await world.as(AWAY).refused('post.read', { postId })).toMatchObject({ code: 'NOT_FOUND' })
  }
  world.now = NOW + DAY
  expect(await titles(AWAY)).toEqual(['tomorrow'])
})

test('pages follow each other without a gap or a repetition, pinned ones and equal times included', async () => {
  const posts = Array.from({ length: 47 }, (_, index) =>
    aPost(`p-${index}`, { visibleAt: NOW - Math.floor(index / 3) * HOUR, isPinned: index % 20 === 0 }),
  )
  await open(posts)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await world.as(AWAY).call('post.list', { limit: 10, ...(cursor && { cursor }) })
    seen.push(...page.items.map(({ postId }) => postId))
    cursor = page.next
  } while (cursor !== undefined)
  expect(seen).toHaveLength(47)
  expect(new Set(seen).size).toBe(47)
  expect(seen.slice(0, 3).sort()).toEqual(['p-0', 'p-20', 'p-40'])
})

test('words are found in titles, paragraphs and lists as they are typed, dots and stars included', async () => {
  const blocks = [{ kind: 'list' as const, items: ['黄精 2.5 元/斤*', '三叶青'] }]
  await open([
    aPost('prices', { content: { title: '收购价', blocks } }),
    aPost('lamps', { visibleAt: NOW - 2 * HOUR }),
    aPost('notice', {
      channel: 'notice',
      audience: { who: 'members' },
      content: { title: '路灯通知', blocks },
    }),
  ])
  expect(await titles(AWAY, { orgId: 'b-1', words: '2.5 元/斤*' })).toEqual(['收购价', '路灯通知'])
  expect(await titles(undefined, { orgId: 'b-1', words: '路灯' })).toEqual(['lamps'])
  expect(await titles(AWAY, { orgId: 'b-1', words: '.*' })).toEqual([])
})

test('a feed takes two operations, one for a visitor; an article as many', async () => {
  await open([aPost('own', { reach: 'town' })])
  await world.as(AWAY).call('post.list', {})
  await world.as(AWAY).call('post.list', {})
  expect(world.operations).toEqual(['members database.getDocument', 'posts database.getDocument'])
  await world.as(undefined).call('post.list', {})
  expect(world.operations).toHaveLength(1)
  await world.as(AWAY).call('post.get', { postId: 'own' })
  expect(world.operations).toHaveLength(2)
})

test('an opened article counts once for each request, and nobody stands in it', async () => {
  await open([aPost('own')])
  const request = 'request-0001'
  expect(await world.as(AWAY).call('post.read', { postId: 'own' }, request)).toEqual({ reads: 1 })
  expect(await world.as(AWAY).call('post.read', { postId: 'own' }, request)).toEqual({ reads: 1 })
  expect(await world.as(NEIGHBOUR).call('post.read', { postId: 'own' })).toEqual({ reads: 2 })
  const [stored] = await collection<Post>('posts').find(
    { _id: 'own' },
    { fields: ['reads', 'readRequests'], limit: 1 },
  )
  expect(JSON.stringify(stored)).not.toMatch(/[om]-[23]/)
})

test('a year is counted from the posts: month by month and channel by channel', async () => {
  await open([
    aPost('a', { reads: 3 }),
    aPost('b', { reads: 4, visibleAt: NOW - 2 * HOUR }),
    aPost('c', { channel: 'jobs', visibleAt: NOW - 40 * DAY }),
    aPost('tomorrow', { visibleAt: NOW + DAY }),
  ])
  const { months } = await world.as(SECRETARY).call('post.figures', { branchId: 'b-1', year: '2026' })
  expect(months).toEqual([
    { month: '2026-10', channel: 'jobs', posts: 1, reads: 0 },
    { month: '2026-11', channel: 'branch', posts: 2, reads: 7 },
  ])
})

test('the feeds to choose from are the branches of my town; a visitor of two towns chooses a town', async () => {
  await open([])
  expect(await world.as(NEIGHBOUR).call('post.places', {})).toEqual({
    places: [
      { orgId: 'b-1', name: 'b-1支部' },
      { orgId: 'b-2', name: 'b-2支部' },
    ],
  })
  expect(await world.as(undefined).call('post.places', {})).toEqual({
    places: [
      { orgId: 'g-1', name: 'g-1支部' },
      { orgId: 'g-2', name: 'g-2支部' },
    ],
  })
})
