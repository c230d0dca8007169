import { HOUR } from '../../platform/calendar'
import { NOW } from '../../testing/documents'
import {
  aDraft,
  GENERAL,
  inNewsWorld,
  published,
  RECORDER,
  SECRETARY,
  submitted,
  VILLAGER,
  wordsOf,
} from '../../testing/news-world'
import { requestId, type World } from '../../testing/world'

let world: World

inNewsWorld((opened) => {
  world = opened
})

const titlesFor = async (openid: string | undefined, orgId = 'b-1') =>
  (await world.as(openid).call('post.list', { orgId })).items.map(({ title }) => title)

const kindsFor = async (openid: string) =>
  (await world.as(openid).call('message.list', {})).items.map(({ kind, facts }) => [kind, facts.title])

describe('from a draft to everybody’s phone', () => {
  test('a recorder writes, the secretary agrees, and everybody reads it', async () => {
    const draft = await world.as(RECORDER).call('post.save', aDraft())
    expect(draft).toMatchObject({ state: 'draft', textCheck: 'none', isMine: true, title: '路灯亮了' })
    expect(draft.may).toEqual(['edit', 'submit', 'delete'])
    const { postId, version } = draft
    const edited = await world
      .as(RECORDER)
      .call('post.save', aDraft({ postId, version, content: wordsOf('路灯全亮了') }))
    const handedIn = await world.as(RECORDER).call('post.submit', { postId, version: edited.version })
    expect(handedIn).toMatchObject({ state: 'review', textCheck: 'passed' })
    expect(await titlesFor(undefined)).toEqual([])
    expect(await kindsFor(SECRETARY)).toEqual([['postToReview', '路灯全亮了']])
    const { items } = await world.as(SECRETARY).call('post.desk', { view: 'toReview' })
    expect(items).toMatchObject([{ postId, authorName: '姓recorder', title: '路灯全亮了', isMine: false }])
    const agreed = await world
      .as(SECRETARY)
      .call('post.review', { postId, version: handedIn.version, do: { verb: 'approve' } })
    expect(agreed).toMatchObject({ state: 'published', visibleAt: NOW })
    expect(agreed.may).toEqual(['withdraw', 'pin', 'correct'])
    expect(await titlesFor(undefined)).toEqual(['路灯全亮了'])
    expect(await kindsFor(RECORDER)).toEqual([['postPublished', '路灯全亮了']])
    expect(await titlesFor(VILLAGER, 'g-1')).toEqual([])
  })

  test('what stands in the whole town’s feed needs the general branch’s yes, too', async () => {
    const { postId, version } = await submitted(world, RECORDER, { reach: 'town' })
    const approve = { verb: 'approve' }
    const upper = await world.as(SECRETARY).call('post.review', { postId, version, do: approve })
    expect(upper).toMatchObject({ state: 'upper', may: [] })
    expect(await kindsFor(GENERAL)).toEqual([['postToReview', '路灯亮了']])
    expect(await kindsFor(RECORDER)).toEqual([])
    expect(await titlesFor(undefined)).toEqual([])
    expect((await world.as(SECRETARY).call('post.desk', { view: 'toReview' })).items).toEqual([])
    expect((await world.as(GENERAL).call('post.desk', { view: 'toReview' })).items).toMatchObject([
      { postId, state: 'upper' },
    ])
    await world.as(GENERAL).call('post.review', { postId, version: upper.version, do: approve })
    expect(await titlesFor(undefined)).toEqual(['路灯亮了'])
    expect(await titlesFor(VILLAGER, 'g-1')).toEqual(['路灯亮了'])
    expect(
      await world.as(SECRETARY).refused('post.pin', { postId, version: 99, isPinned: true }),
    ).toMatchObject({
      code: 'EDIT_CONFLICT',
    })
    expect(
      await world.as(SECRETARY).refused('post.withdraw', { postId, version: upper.version + 1 }),
    ).toMatchObject({ code: 'FORBIDDEN' })
  })

  test('comes back with a reason, is handed in again as it is, and is told anew', async () => {
    const { postId, version } = await submitted(world, RECORDER)
    const no = { verb: 'return', reason: '写明是哪一天' }
    const returned = await world.as(SECRETARY).call('post.review', { postId, version, do: no })
    expect(returned).toMatchObject({ state: 'draft', returned: { by: 'officer', reason: '写明是哪一天' } })
    expect((await world.as(RECORDER).call('message.list', {})).items).toMatchObject([
      { kind: 'postReturned', postId, facts: { reason: '写明是哪一天' } },
    ])
    const again = await world.as(RECORDER).call('post.submit', { postId, version: returned.version })
    expect(again).toMatchObject({ state: 'review', textCheck: 'passed' })
    expect(again.returned).toBeUndefined()
    expect(await kindsFor(SECRETARY)).toHaveLength(2)
  })

  test('another writer may go on with what was returned; the words are theirs from then on', async () => {
    const { postId, version } = await submitted(world, RECORDER)
    const returned = await world
      .as(SECRETARY)
      .call('post.review', { postId, version, do: { verb: 'return', reason: '短一点' } })
    const taken = await world
      .as(SECRETARY)
      .call('post.save', aDraft({ postId, version: returned.version, content: wordsOf('灯亮了') }))
    expect(taken).toMatchObject({ isMine: true, title: '灯亮了', textCheck: 'none' })
    const seen = await world.as(RECORDER).call('post.forEdit', { postId })
    expect(seen).toMatchObject({ isHidden: true, title: '', blocks: [], may: [] })
    const save = aDraft({ postId, version: taken.version })
    expect(await world.as(RECORDER).refused('post.save', save)).toMatchObject({ code: 'FORBIDDEN' })
  })

  test('waits for its time by itself: no timer is needed', async () => {
    const publishAt = NOW + 3 * HOUR
    const { visibleAt } = await published(world, { publishAt })
    expect(visibleAt).toBe(publishAt)
    expect(await titlesFor(undefined)).toEqual([])
    world.now = publishAt
    expect(await titlesFor(undefined)).toEqual(['路灯亮了'])
    world.now = NOW
    expect((await published(world, { publishAt: NOW - HOUR })).visibleAt).toBe(NOW)
    const far = aDraft({ publishAt: NOW + 91 * 24 * HOUR })
    expect(await world.as(SECRETARY).refused('post.save', far)).toMatchObject({ code: 'INVALID_INPUT' })
  })

  test('taken back before its time it is a draft again: another time, other words, and out it goes', async () => {
    const settings = { publishAt: NOW + 3 * HOUR }
    const planned = await published(world, settings)
    const { postId } = planned
    expect(planned.may).toEqual(['withdraw', 'pin'])
    const pinned = await world
      .as(SECRETARY)
      .call('post.pin', { postId, version: planned.version, isPinned: true })
    const back = await world.as(SECRETARY).call('post.withdraw', { postId, version: pinned.version })
    expect(back).toMatchObject({ state: 'draft', textCheck: 'passed', isPinned: false, ...settings })
    expect(back.visibleAt).toBeUndefined()
    expect(back.may).toEqual(['edit', 'submit', 'delete'])
    world.now += 3 * HOUR
    expect(await titlesFor(undefined)).toEqual([])
    const draft = aDraft({ postId, version: back.version, content: wordsOf('路灯今天亮') })
    const { version } = await world.as(RECORDER).call('post.save', draft)
    await world.as(SECRETARY).refused('post.submit', { postId, version })
    await world.as(RECORDER).call('post.submit', { postId, version })
    expect(await titlesFor(undefined)).toEqual([])
    const [item] = (await world.as(SECRETARY).call('post.desk', { view: 'toReview' })).items
    const approve = { postId, version: item?.version, do: { verb: 'approve' } }
    await world.as(SECRETARY).call('post.review', approve)
    expect(await titlesFor(undefined)).toEqual(['路灯今天亮'])
  })

  test('taken back and not touched, it goes out at its time without being checked again', async () => {
    const planned = await published(world, { publishAt: NOW + 3 * HOUR })
    const { postId, version } = planned
    const back = await world.as(SECRETARY).call('post.withdraw', { postId, version })
    world.content.direct({ text: 'down' })
    const again = await world.as(SECRETARY).call('post.submit', { postId, version: back.version })
    expect(again).toMatchObject({ state: 'published', textCheck: 'passed', visibleAt: NOW + 3 * HOUR })
  })

  test('a branch that moved to another town meanwhile stands in the feed of the new one', async () => {
    const { postId, version } = await submitted(world, RECORDER, { reach: 'town' })
    await world.as('o-countyAdministrator').call('org.transfer', {
      treeId: 'tree-1',
      version: 1,
      orgId: 'b-1',
      toTreeId: 'tree-2',
      toVersion: 1,
    })
    const approve = { postId, version, do: { verb: 'approve' } }
    await world.as('o-countyAdministrator').call('post.review', approve)
    expect(await titlesFor(undefined, 'g-1')).toEqual([])
    expect(await titlesFor(undefined, 'g-2')).toEqual(['路灯亮了'])
  })
})

describe('after publication', () => {
  test('is withdrawn at once, and only deleted after that', async () => {
    const { postId, version } = await published(world)
    const named = { postId, version }
    expect(await world.as(SECRETARY).refused('post.delete', named)).toMatchObject({
      code: 'POST_REFUSED',
      details: { state: 'published' },
    })
    expect(await world.as(RECORDER).refused('post.withdraw', named)).toMatchObject({ code: 'FORBIDDEN' })
    const gone = await world.as(SECRETARY).call('post.withdraw', named)
    expect(gone).toMatchObject({ state: 'withdrawn', may: ['delete'] })
    expect(await titlesFor(undefined)).toEqual([])
    expect(await world.as(VILLAGER).refused('post.get', { postId })).toMatchObject({ code: 'NOT_FOUND' })
    const request = requestId()
    const last = { postId, version: gone.version }
    expect(await world.as(SECRETARY).call('post.delete', last, request)).toEqual({ postId })
    expect(await world.as(SECRETARY).call('post.delete', last, request)).toEqual({ postId })
    expect(await world.as(SECRETARY).refused('post.delete', last)).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('three stand at the head of a feed, not four', async () => {
    const posts = await Promise.all(
      ['一', '二', '三', '四'].map((title) => published(world, { content: wordsOf(title) })),
    )
    const pin = ({ postId, version }: (typeof posts)[number], isPinned = true) => ({
      postId,
      version,
      isPinned,
    })
    const [first, second, third, fourth] = posts as [never, never, never, never]
    const pinned = await world.as(SECRETARY).call('post.pin', pin(first))
    await world.as(SECRETARY).call('post.pin', pin(second))
    await world.as(SECRETARY).call('post.pin', pin(third))
    expect(await world.as(SECRETARY).refused('post.pin', pin(fourth))).toMatchObject({
      code: 'CONTENT_REFUSED',
      details: { why: 'tooManyPinned' },
    })
    await world.as(SECRETARY).call('post.pin', pin({ ...pinned }, false))
    await world.as(SECRETARY).call('post.pin', pin(fourth))
    expect((await titlesFor(undefined))[3]).toBe('一')
  })

  test('is put right with a note; only those who may publish there may', async () => {
    const { postId, version } = await published(world)
    const correct = { postId, version, content: wordsOf('路灯亮了', '十五盏。'), note: '应是十五盏' }
    expect(await world.as(RECORDER).refused('post.correct', correct)).toMatchObject({ code: 'FORBIDDEN' })
    const after = await world.as(SECRETARY).call('post.correct', correct)
    expect(after).toMatchObject({ state: 'published', corrections: [{ at: NOW, note: '应是十五盏' }] })
    expect(after.correction).toBeUndefined()
    expect(await world.as(VILLAGER).call('post.get', { postId })).toMatchObject({
      blocks: [{ text: '十五盏。' }],
      corrections: [{ note: '应是十五盏' }],
    })
  })
})

describe('two people at once', () => {
  test('of two officers who answer one is told that the other one did', async () => {
    const { postId, version } = await submitted(world, RECORDER)
    const answers = await Promise.all([
      world.as(SECRETARY).reply('post.review', { postId, version, do: { verb: 'approve' } }),
      world.as(GENERAL).reply('post.review', { postId, version, do: { verb: 'return', reason: '再看看' } }),
    ])
    expect(answers.map((answer) => (answer.ok ? 'done' : answer.error.code)).sort()).toEqual([
      'EDIT_CONFLICT',
      'done',
    ])
    expect(await kindsFor(RECORDER)).toHaveLength(1)
  })

  test('what was changed since it was read is not published', async () => {
    const { postId, version } = await submitted(world, RECORDER)
    const back = await world.as(RECORDER).call('post.withdraw', { postId, version })
    const changed = await world
      .as(RECORDER)
      .call('post.save', aDraft({ postId, version: back.version, content: wordsOf('别的话') }))
    await world.as(RECORDER).call('post.submit', { postId, version: changed.version })
    const approve = { postId, version, do: { verb: 'approve' } }
    expect(await world.as(SECRETARY).refused('post.review', approve)).toMatchObject({ code: 'EDIT_CONFLICT' })
    expect(await titlesFor(undefined)).toEqual([])
  })

  test('of two who delete a draft both hear that it is gone; one who changed it meanwhile keeps it', async () => {
    const { postId, version } = await world.as(RECORDER).call('post.save', aDraft())
    const request = requestId()
    const named = { postId, version }
    const both = await Promise.all([1, 2].map(() => world.as(RECORDER).reply('post.delete', named, request)))
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    const other = await world.as(RECORDER).call('post.save', aDraft())
    const change = aDraft({ postId: other.postId, version: 1, content: wordsOf('改过的') })
    await world.as(RECORDER).call('post.save', change)
    const late = { postId: other.postId, version: 1 }
    expect(await world.as(RECORDER).refused('post.delete', late)).toMatchObject({ code: 'EDIT_CONFLICT' })
  })

  test('handing in twice with one request hands in once; so does saving', async () => {
    const [save, submit] = [requestId(), requestId()]
    const drafts = await Promise.all([1, 2].map(() => world.as(RECORDER).call('post.save', aDraft(), save)))
    const [{ postId, version } = { postId: '', version: 0 }, second] = drafts
    expect(second).toMatchObject({ postId, version })
    const named = { postId, version }
    const replies = await Promise.all([1, 2].map(() => world.as(RECORDER).call('post.submit', named, submit)))
    const late = await world.as(RECORDER).call('post.submit', named, submit)
    expect(late).toMatchObject({ state: 'review', textCheck: 'passed' })
    expect(replies.map(({ state }) => state)).toEqual(['review', 'review'])
    expect(await kindsFor(SECRETARY)).toHaveLength(1)
    expect((await world.as(RECORDER).call('post.desk', { view: 'mine' })).items).toHaveLength(1)
  })
})
