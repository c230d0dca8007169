import { collection } from '../../platform/database'
import { people } from '../../testing/county'
import { NOW } from '../../testing/documents'
import {
  aDraft,
  GENERAL,
  inNewsWorld,
  published,
  RECORDER,
  SECRETARY,
  submitted,
  wordsOf,
} from '../../testing/news-world'
import { aPost } from '../../testing/posts'
import type { World } from '../../testing/world'
import type { Post } from './post-rules'

let world: World

inNewsWorld((opened) => {
  world = opened
})

const ADMINISTRATOR = people.countyAdministrator

/** The trees are known: whoever asked before has brought them. */
async function counted(run: () => Promise<unknown>): Promise<string[]> {
  await world.as(RECORDER).call('post.desk', { view: 'all' })
  await run()
  return world.operations.map((name) => name.replace(/ database\.(\w+?)(Document|Documents)$/, ' $1'))
}

describe('operations, with the look-up of the caller', () => {
  test('a new draft three, a changed one four', async () => {
    expect(await counted(() => world.as(RECORDER).call('post.save', aDraft()))).toHaveLength(3)
    const { postId, version } = await world.as(RECORDER).call('post.save', aDraft())
    const change = aDraft({ postId, version })
    expect(await counted(() => world.as(RECORDER).call('post.save', change))).toHaveLength(4)
  })

  test('handing in five for who publishes, seven for who writes: two more to tell who reviews', async () => {
    const own = await world.as(SECRETARY).call('post.save', aDraft())
    const submit = (who: string, { postId, version }: typeof own) =>
      counted(() => world.as(who).call('post.submit', { postId, version }))
    expect(await submit(SECRETARY, own)).toHaveLength(5)
    const draft = await world.as(RECORDER).call('post.save', aDraft())
    expect(await submit(RECORDER, draft)).toHaveLength(7)
  })

  test('approving and returning six, a step up to the town seven', async () => {
    const answer = async (over: object, word: object) => {
      const { postId, version } = await submitted(world, RECORDER, over)
      return counted(() => world.as(SECRETARY).call('post.review', { postId, version, do: word }))
    }
    expect(await answer({}, { verb: 'approve' })).toHaveLength(6)
    expect(await answer({}, { verb: 'return', reason: '短一点' })).toHaveLength(6)
    expect(await answer({ reach: 'town' }, { verb: 'approve' })).toHaveLength(7)
  })

  test('correcting five, withdrawing four, pinning five, deleting four', async () => {
    const { postId, version } = await published(world)
    const named = { postId, version }
    const correct = { ...named, content: wordsOf('灯亮了'), note: '短一点' }
    expect(await counted(() => world.as(SECRETARY).call('post.correct', correct))).toHaveLength(5)
    const pin = { postId, version: version + 2, isPinned: true }
    expect(await counted(() => world.as(SECRETARY).call('post.pin', pin))).toHaveLength(5)
    const withdraw = { postId, version: version + 3 }
    expect(await counted(() => world.as(SECRETARY).call('post.withdraw', withdraw))).toHaveLength(4)
    const last = { postId, version: version + 4 }
    expect(await counted(() => world.as(SECRETARY).call('post.delete', last))).toHaveLength(4)
  })

  test('the desk three, two when nothing is there; the editor two for one’s own, three for another’s', async () => {
    const { postId } = await submitted(world, RECORDER)
    const desk = (view: string) => () => world.as(SECRETARY).call('post.desk', { view })
    expect(await counted(desk('all'))).toHaveLength(3)
    expect(await counted(desk('toReview'))).toHaveLength(3)
    expect(await counted(desk('mine'))).toHaveLength(2)
    const edit = (who: string) => () => world.as(who).call('post.forEdit', { postId })
    expect(await counted(edit(RECORDER))).toHaveLength(2)
    expect(await counted(edit(SECRETARY))).toHaveLength(3)
  })

  test('the timer one when nothing waits; else five and one for each', async () => {
    const run = async () => {
      world.operations.length = 0
      await world.runJobs()
      return world.operations.filter((name) => name.startsWith('posts '))
    }
    expect(await run()).toHaveLength(1)
    world.content.direct({ text: 'down' })
    await Promise.all([1, 2, 3].map(() => submitted(world, RECORDER)))
    world.content.direct({ text: 'normal' })
    world.now += 660_000
    expect(await run()).toHaveLength(2 + 3)
  })
})

describe('the desk', () => {
  const titles = async (openid: string, view: string) =>
    (await world.as(openid).call('post.desk', { view, limit: 20 })).items.map(
      ({ title, branchId }) => title || branchId,
    )

  test('goes on page by page, newest first, in as many operations for ten thousand as for ten', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      aPost(`p-${index}`, {
        savedAt: NOW - Math.floor(index / 2) * 60_000,
        content: wordsOf(`第 ${index} 条`),
        branchId: ['b-1', 'b-2', 'b-3'][index % 3] as string,
      }),
    )
    await world.database.load({ posts: many } as unknown as Parameters<World['database']['load']>[0])
    await world.as(RECORDER).call('post.desk', { view: 'all' })
    for (const who of [RECORDER, GENERAL, ADMINISTRATOR]) {
      const first = await world.as(who).call('post.desk', { view: 'all', limit: 3 })
      expect(world.operations).toHaveLength(3)
      const second = await world.as(who).call('post.desk', { view: 'all', limit: 3, cursor: first.next })
      expect(world.operations).toHaveLength(3)
      const ids = [...first.items, ...second.items].map(({ postId }) => postId)
      expect(new Set(ids).size).toBe(6)
      const savedAt = [...first.items, ...second.items].map((one) => one.savedAt)
      expect(savedAt).toEqual([...savedAt].sort((a, b) => b - a))
    }
  }, 60_000)

  test('shows who writes their branch, and who reviews what waits for their word', async () => {
    const waits = (id: string, branchId: string, over: Partial<Post> = {}) =>
      aPost(id, { branchId, state: 'review', visibleAt: undefined, content: wordsOf(id), ...over })
    const posts = [
      waits('one', 'b-1'),
      waits('two', 'b-2'),
      waits('three', 'b-3'),
      waits('four', 'b-1', { state: 'upper', reach: 'town' }),
      waits('five', 'b-1', { textCheck: 'waiting' }),
    ]
    await Promise.all(posts.map((post) => collection<Post>('posts').insert(post)))
    expect(await titles(RECORDER, 'toReview')).toEqual([])
    expect(await titles(SECRETARY, 'toReview')).toEqual(['one'])
    expect((await titles(GENERAL, 'toReview')).sort()).toEqual(['four', 'one', 'two'])
    expect((await titles(ADMINISTRATOR, 'toReview')).sort()).toEqual(['four', 'one', 'three', 'two'])
    expect((await titles(RECORDER, 'all')).sort()).toEqual(['b-1', 'four', 'one'])
    expect(await world.as(people.villager).refused('post.desk', { view: 'all' })).toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  test('knows nothing of other branches', async () => {
    await collection<Post>('posts').insert(aPost('far', { branchId: 'b-2' }))
    const named = { postId: 'far', version: 3 }
    for (const [method, input] of [
      ['post.forEdit', { postId: 'far' }],
      ['post.withdraw', named],
      ['post.pin', { ...named, isPinned: true }],
      ['post.save', aDraft({ branchId: 'b-2' })],
    ] as const) {
      expect(await world.as(SECRETARY).refused(method, input)).toMatchObject({ code: 'NOT_FOUND' })
    }
  })

  test('a draft for some must be a notice, with nine pictures at most, and belongs to a branch at work', async () => {
    const refused = async (over: object) =>
      (await world.as(RECORDER).refused('post.save', aDraft(over))).details
    expect(await refused({ audience: { who: 'members' } })).toEqual({ why: 'audience' })
    const pictures = Array.from({ length: 10 }, (_, index) => ({
      kind: 'picture',
      pictureId: `picture-${index}`,
    }))
    expect(await refused({ content: { title: '图', blocks: pictures } })).toEqual({ why: 'tooManyPictures' })
    const strange = [{ kind: 'picture', pictureId: '__proto__' }]
    expect(await refused({ content: { title: '图', blocks: strange } })).toEqual({ why: 'picture' })
  })
})
