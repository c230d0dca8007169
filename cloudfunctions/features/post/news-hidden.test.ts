import { contract, type Input, type Method } from '../../contract/contract'
import { collection } from '../../platform/database'
import { people } from '../../testing/county'
import { NOW } from '../../testing/documents'
import { inNewsWorld, wordsOf } from '../../testing/news-world'
import { aPost } from '../../testing/posts'
import type { World } from '../../testing/world'
import type { Post } from './post-rules'

/** Nobody but its writer, the branch secretary, may ever be sent this. */
const SECRET = '没有人看过的话'

const content = {
  title: `题目${SECRET}`,
  blocks: [
    { kind: 'paragraph' as const, text: `一段${SECRET}` },
    { kind: 'quote' as const, text: SECRET },
    { kind: 'list' as const, items: ['一条', SECRET] },
    { kind: 'picture' as const, pictureId: 'picture-1', caption: SECRET },
  ],
}
const sizes = { 'picture-1': { width: 4, height: 3 } }
const authorId = 'm-branchSecretary'
const unseen = { authorId, content, sizes, visibleAt: undefined, reach: 'town' as const }
const due = { checkDueAt: NOW, checkBy: authorId }
const correction = { content, sizes, note: SECRET, by: authorId, at: NOW }

const posts: Record<string, Post> = {
  'a draft': aPost('news', { ...unseen, state: 'draft', textCheck: 'none' }),
  'a refused draft': aPost('news', { ...unseen, state: 'draft', textCheck: 'refused' }),
  'words in review that wait for WeChat': aPost('news', {
    ...unseen,
    ...due,
    state: 'review',
    textCheck: 'waiting',
  }),
  'words before the general branch that wait': aPost('news', {
    ...unseen,
    ...due,
    state: 'upper',
    textCheck: 'waiting',
  }),
  'published words that wait': aPost('news', { ...unseen, ...due, textCheck: 'waiting' }),
  'withdrawn words that never passed': aPost('news', { ...unseen, state: 'withdrawn', textCheck: 'none' }),
  'a correction that waits': aPost('news', { ...due, authorId, townId: 'g-1', correction }),
  'a refused correction': aPost('news', { authorId, correction: { ...correction, isRefused: true } }),
}

const named = { postId: 'news', version: 3 }
const settings = { branchId: 'b-1', channel: 'branch', reach: 'branch', audience: { who: 'all' } } as const

type NewsMethod = Extract<Method, `post.${string}`>

/** What others may ask for; reads and writes, and writes that would be allowed if the words had passed. */
const calls: { readonly [M in NewsMethod]: readonly Input<M>[] } = {
  'post.list': [{}, { orgId: 'b-1' }, { orgId: 'g-1' }, { orgId: 'b-1', words: '没有人看过' }],
  'post.places': [{}],
  'post.get': [{ postId: 'news' }],
  'post.read': [{ postId: 'news' }],
  'post.desk': [{ view: 'mine' }, { view: 'toReview' }, { view: 'all' }],
  'post.forEdit': [{ postId: 'news' }],
  'post.save': [{ ...settings, ...named, content: wordsOf('别的') }],
  'post.submit': [named],
  'post.review': [
    { ...named, do: { verb: 'approve' } },
    { ...named, do: { verb: 'return', reason: '不行' } },
  ],
  'post.withdraw': [named],
  'post.pin': [{ ...named, isPinned: true }],
  'post.correct': [{ ...named, content: wordsOf('别的'), note: '改' }],
  'post.delete': [named],
  'post.recheck': [{ postId: 'news' }],
  'post.sources': [{ branchId: 'b-1' }],
  'post.figures': [{ branchId: 'b-1', year: '2026' }],
}

/** A visitor, a reader, who writes there, who reviews there, who reads the audit. */
const others = [people.visitor, people.member, people.recorder, people.generalSecretary, people.overseer]

let world: World

inNewsWorld((opened) => {
  world = opened
})

async function putBack(post: Post): Promise<void> {
  await collection<Post>('posts').removeAll({ branchId: 'b-1' })
  await collection<Post>('posts').insert(post)
}

/** Everything this person can be told by any method about news, and by those that speak of what officers did. */
async function walk(post: Post, openid: string | undefined): Promise<string[]> {
  const person = world.as(openid)
  const told: string[] = []
  await putBack(post)
  for (const method of Object.keys(calls) as NewsMethod[]) {
    for (const input of calls[method]) {
      if (contract[method].kind === 'write') {
        await putBack(post)
      }
      const reply = await person.reply(method, input)
      told.push(JSON.stringify([method, reply]))
      if (contract[method].kind === 'write' && reply.ok) {
        told.push(JSON.stringify([method, await person.reply('post.forEdit', { postId: 'news' })]))
      }
    }
  }
  await putBack(post)
  const around = [
    person.reply('message.list', {}),
    person.reply('me.data', {}),
    person.reply('audit.list', { orgId: 'b-1' }),
  ]
  return [...told, ...(await Promise.all(around)).map((reply) => JSON.stringify(reply))]
}

test.each(Object.keys(posts))(
  '%s: in no reply of any method to anybody else, while WeChat is silent and after its no',
  async (name) => {
    const post = posts[name] as Post
    world.content.direct({ text: 'down' })
    for (const openid of others) {
      const told = await walk(post, openid)
      expect([openid, told.filter((reply) => reply.includes(SECRET))]).toEqual([openid, []])
    }
    world.content.direct({ text: 'refuse' })
    await world.runJobs()
    const mail = await Promise.all(others.map((openid) => world.as(openid).reply('message.list', {})))
    expect(JSON.stringify(mail)).not.toContain(SECRET)
    await putBack(post)
    const own = await world.as(people.branchSecretary).call('post.forEdit', { postId: 'news' })
    expect(JSON.stringify(own)).toContain(SECRET)
    const found = await world.as(undefined).call('post.list', { orgId: 'b-1', words: '没有人看过' })
    expect(found.items).toEqual([])
  },
  120_000,
)
