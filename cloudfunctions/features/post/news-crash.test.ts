import { HOUR } from '../../platform/calendar'
import { collection } from '../../platform/database'
import { dieAfter } from '../../testing/dying'
import {
  aDraft,
  beginAnew,
  openNewsWorld,
  published,
  RECORDER,
  SECRETARY,
  submitted,
  wordsOf,
} from '../../testing/news-world'
import { requestId, type World } from '../../testing/world'
import { checkDuePosts } from './check-due-posts'
import type { Post } from './post-rules'

let world: World

beforeAll(async () => {
  world = await openNewsWorld()
})

afterAll(() => world.close())

interface Deed {
  who: string
  method: 'post.submit' | 'post.review' | 'post.correct' | 'post.withdraw' | 'post.delete' | 'post.save'
  /** Prepares, and answers the input. */
  prepare(): Promise<object>
}

const named = ({ postId, version }: { postId: string; version: number }) => ({ postId, version })
const approve = { do: { verb: 'approve' } }

const deeds: Record<string, Deed> = {
  'handing in': {
    who: RECORDER,
    method: 'post.submit',
    prepare: async () => named(await world.as(RECORDER).call('post.save', aDraft())),
  },
  'publishing one’s own': {
    who: SECRETARY,
    method: 'post.submit',
    prepare: async () => named(await world.as(SECRETARY).call('post.save', aDraft())),
  },
  'handing in what WeChat refuses': {
    who: RECORDER,
    method: 'post.submit',
    prepare: async () =>
      named(await world.as(RECORDER).call('post.save', aDraft({ content: wordsOf('违禁演示') }))),
  },
  approving: {
    who: SECRETARY,
    method: 'post.review',
    prepare: async () => ({ ...named(await submitted(world, RECORDER)), ...approve }),
  },
  'approving for the town': {
    who: SECRETARY,
    method: 'post.review',
    prepare: async () => ({ ...named(await submitted(world, RECORDER, { reach: 'town' })), ...approve }),
  },
  returning: {
    who: SECRETARY,
    method: 'post.review',
    prepare: async () => ({
      ...named(await submitted(world, RECORDER)),
      do: { verb: 'return', reason: '写明哪一天' },
    }),
  },
  correcting: {
    who: SECRETARY,
    method: 'post.correct',
    prepare: async () => ({
      ...named(await published(world)),
      content: wordsOf('十五盏'),
      note: '应是十五盏',
    }),
  },
  withdrawing: {
    who: SECRETARY,
    method: 'post.withdraw',
    prepare: async () => named(await published(world)),
  },
  'deleting a draft': {
    who: RECORDER,
    method: 'post.delete',
    prepare: async () => named(await world.as(RECORDER).call('post.save', aDraft())),
  },
  'saving anew': { who: RECORDER, method: 'post.save', prepare: async () => aDraft() },
}

/** What people see and were told, without the instants and versions that a crash may change. */
async function outcome() {
  const posts = await collection<Post>('posts').find(
    {},
    {
      fields: [
        'state',
        'textCheck',
        'content',
        'lists',
        'visibleAt',
        'returned',
        'correction',
        'corrections',
        'checkDueAt',
      ],
      limit: 9,
    },
  )
  const mail = await collection<{ _id: string; kind: string; memberId: string }>('outbox').find(
    {},
    { fields: ['kind', 'memberId'], limit: 99 },
  )
  return {
    posts: posts.map((post) => ({
      state: post.state,
      textCheck: post.textCheck,
      content: post.content,
      lists: post.lists,
      isVisible: post.visibleAt !== undefined,
      returned: post.returned?.reason,
      correction: post.correction,
      notes: post.corrections.map(({ note }) => note),
      isWaiting: post.checkDueAt !== undefined,
    })),
    told: mail
      .flatMap(({ kind, memberId }) => (kind.startsWith('post') ? [`${kind} ${memberId}`] : []))
      .sort(),
  }
}

/** More operations than any of them makes. */
const STEPS = Array.from({ length: 8 }, (_, index) => index + 1)

test.each(Object.keys(deeds))(
  '%s may die after any operation: the retry, or the timer alone, finishes it',
  async (name) => {
    const { who, method, prepare } = deeds[name] as Deed
    const act = async (count: number | undefined, end: 'retry' | 'timer, then retry') => {
      await beginAnew(world)
      const input = await prepare()
      const request = requestId()
      const call = () => world.as(who).reply(method, input, request)
      if (count === undefined) {
        await call()
      } else {
        await dieAfter(world, count, call)
      }
      if (end === 'timer, then retry') {
        world.now += HOUR / 2
        await world.runJobs()
      }
      expect([count, end, (await call()).ok]).toEqual([count, end, true])
      return outcome()
    }
    const wanted = await act(undefined, 'retry')
    for (const count of STEPS) {
      for (const end of ['retry', 'timer, then retry'] as const) {
        // Whoever hears from the timer that it is out was not there when it came out.
        const found = await act(count, end)
        const told = found.told.filter(
          (line) => wanted.told.includes(line) || !line.includes('branchSecretary'),
        )
        expect([count, end, { ...found, told }]).toEqual([count, end, wanted])
      }
    }
  },
  120_000,
)

test('what died after it was handed in is finished by the timer alone', async () => {
  for (const count of STEPS) {
    await beginAnew(world)
    const input = named(await world.as(SECRETARY).call('post.save', aDraft()))
    await dieAfter(world, count, () => world.as(SECRETARY).reply('post.submit', input))
    world.now += HOUR / 2
    await world.runJobs()
    const [post] = (await outcome()).posts
    const isWritten = post?.state === 'published'
    expect([count, post?.isVisible, post?.isWaiting]).toEqual([count, isWritten, false])
  }
})

test('the timer itself may die after any operation: the next one finishes it, and nobody is told twice', async () => {
  const run = async (count: number | undefined) => {
    await beginAnew(world)
    world.content.direct({ text: 'down' })
    await submitted(world, RECORDER)
    await submitted(world, RECORDER, { content: wordsOf('违禁演示') })
    await published(world)
    world.content.direct({ text: 'normal' })
    world.now += HOUR / 2
    if (count !== undefined) {
      await dieAfter(world, count, () => checkDuePosts(world.now).catch(() => {}))
    }
    world.now += HOUR / 2
    await checkDuePosts(world.now)
    const { posts, told } = await outcome()
    return { posts: posts.map((post) => JSON.stringify(post)).sort(), told }
  }
  const wanted = await run(undefined)
  expect(wanted.told).toHaveLength(3)
  for (const count of STEPS) {
    expect([count, await run(count)]).toEqual([count, wanted])
  }
})

test('a yes that is repeated when other words stand there tells nobody of them before WeChat has passed them', async () => {
  await beginAnew(world)
  const post = await submitted(world, RECORDER, { reach: 'town' })
  const [request, yes] = [requestId(), { ...named(post), ...approve } as const]
  const upper = await world.as(SECRETARY).call('post.review', yes, request)
  // That call died before it told anybody.
  await collection<{ _id: string; kind: string }>('outbox').removeAll({ kind: 'postToReview' })
  const back = await world.as(RECORDER).call('post.withdraw', named(upper))
  const content = wordsOf('没有人看过的话')
  const saved = await world
    .as(SECRETARY)
    .call('post.save', aDraft({ ...named(back), reach: 'town', content }))
  world.content.direct({ text: 'down' })
  expect(await world.as(SECRETARY).call('post.submit', named(saved))).toMatchObject({
    state: 'upper',
    textCheck: 'waiting',
  })
  world.content.direct({ text: 'normal' })
  await world.as(SECRETARY).call('post.review', yes, request)
  const told = await collection<{ _id: string; facts: object }>('outbox').find(
    {},
    { fields: ['facts'], limit: 99 },
  )
  expect(JSON.stringify(told)).not.toContain('没有人看过的话')
})
