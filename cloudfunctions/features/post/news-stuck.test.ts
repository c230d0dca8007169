import { HOUR } from '../../platform/calendar'
import {
  aDraft,
  inNewsWorld,
  published,
  RECORDER,
  SECRETARY,
  submitted,
  wordsOf,
} from '../../testing/news-world'
import { uploadPicture } from '../../testing/pictures'
import { requestId, type World } from '../../testing/world'

let world: World

inNewsWorld((opened) => {
  world = opened
})

const messagesFor = async (openid: string) =>
  (await world.as(openid).call('message.list', {})).items.map(({ kind, facts }) => [kind, facts])

describe('a draft whose writer does not come back', () => {
  test('is deleted by whoever reviews there, unseen; by no other writer', async () => {
    const { postId, version } = await world.as(SECRETARY).call('post.save', aDraft())
    const named = { postId, version }
    expect(await world.as(RECORDER).refused('post.delete', named)).toMatchObject({ code: 'FORBIDDEN' })
    const mine = await world.as(RECORDER).call('post.save', aDraft({ content: wordsOf('没写完') }))
    const seen = await world.as(SECRETARY).call('post.forEdit', { postId: mine.postId })
    expect(seen).toMatchObject({ isHidden: true, title: '', blocks: [], may: ['delete'] })
    const request = requestId()
    const last = { postId: mine.postId, version: mine.version }
    for (const _ of [1, 2]) {
      expect(await world.as(SECRETARY).call('post.delete', last, request)).toEqual({ postId: mine.postId })
    }
    const { items } = await world.as(SECRETARY).call('post.desk', { view: 'all' })
    expect(items.map((item) => item.postId)).toEqual([postId])
  })

  test('is deleted after WeChat’s no, too', async () => {
    const back = await submitted(world, RECORDER, { content: wordsOf('违禁演示') })
    const named = { postId: back.postId, version: back.version }
    expect(await world.as(SECRETARY).call('post.delete', named)).toEqual({ postId: back.postId })
  })
})

describe('a picture WeChat could not be asked about', () => {
  async function withPicture() {
    const pictureId = await uploadPicture(world, SECRETARY)
    const blocks = [{ kind: 'picture' as const, pictureId }]
    const content = { title: '路灯亮了', blocks }
    const { postId, version } = await world.as(SECRETARY).call('post.save', aDraft({ content }))
    return world.as(SECRETARY).call('post.submit', { postId, version })
  }

  test('appears though its author is away: whoever writes there asks with their own account', async () => {
    world.content.direct({ pictures: 'down' })
    const { postId, may } = await withPicture()
    expect(may).toEqual(['withdraw', 'pin', 'correct', 'recheck'])
    world.content.direct({ pictures: 'normal' })
    world.now += 3 * HOUR
    await world.runJobs()
    await world.answerPictures()
    const shown = async () => {
      const { blocks } = await world.as(undefined).call('post.get', { postId })
      return blocks.map((block) => 'url' in block && block.url !== undefined)
    }
    expect(await shown()).toEqual([false])
    const before = await world.as(RECORDER).call('post.forEdit', { postId })
    expect(before.may).toEqual(['recheck'])
    const after = await world.as(RECORDER).call('post.recheck', { postId })
    expect(after.version).toBe(before.version)
    await world.answerPictures()
    expect(await shown()).toEqual([true])
    expect((await world.as(RECORDER).call('post.forEdit', { postId })).may).toEqual([])
    expect(await world.as(RECORDER).refused('post.recheck', { postId })).toMatchObject({
      code: 'POST_REFUSED',
    })
  })

  test('of words that are hidden is not asked about by others, nor of what was withdrawn', async () => {
    const pictureId = await uploadPicture(world, RECORDER)
    const content = { title: '没写完', blocks: [{ kind: 'picture' as const, pictureId }] }
    const draft = await world.as(RECORDER).call('post.save', aDraft({ content }))
    expect(draft.may).toEqual(['edit', 'submit', 'delete', 'recheck'])
    const { postId } = draft
    expect((await world.as(SECRETARY).call('post.forEdit', { postId })).may).toEqual(['delete'])
    expect(await world.as(SECRETARY).refused('post.recheck', { postId })).toMatchObject({
      code: 'POST_REFUSED',
    })
    const out = await withPicture()
    const named = { postId: out.postId, version: out.version }
    expect((await world.as(SECRETARY).call('post.withdraw', named)).may).toEqual(['delete'])
  })

  test('costs those nothing that have no picture', async () => {
    const { postId } = await published(world)
    await world.as(RECORDER).refused('post.recheck', { postId })
    expect(world.operations).toHaveLength(2)
    world.content.direct({ text: 'down' })
    const waiting = await published(world)
    await world.as(SECRETARY).call('post.recheck', { postId: waiting.postId })
    expect(world.operations).toHaveLength(5)
  })
})

describe('words that a reviewer may not read', () => {
  test('go back to their writer, who is told; a repetition tells nothing new', async () => {
    world.content.direct({ text: 'down' })
    const { postId, version } = await submitted(world, RECORDER)
    const request = requestId()
    const withdraw = () => world.as(SECRETARY).call('post.withdraw', { postId, version }, request)
    for (const _ of [1, 2]) {
      expect(await withdraw()).toMatchObject({
        state: 'draft',
        textCheck: 'none',
        title: '',
        returned: { by: 'officer', reason: '' },
        may: ['delete'],
      })
    }
    expect(await messagesFor(RECORDER)).toEqual([['postReturned', {}]])
    expect(await messagesFor(SECRETARY)).toEqual([])
    world.content.direct({ text: 'normal' })
    const own = await world.as(RECORDER).call('post.forEdit', { postId })
    const again = await world.as(RECORDER).call('post.submit', { postId, version: own.version })
    expect(again).toMatchObject({ state: 'review', textCheck: 'passed' })
    expect(again.returned).toBeUndefined()
    await withdraw()
    expect(await messagesFor(RECORDER)).toHaveLength(1)
  })

  test('published by another reviewer and not checked yet, they go back the same way', async () => {
    world.content.direct({ text: 'down' })
    const { postId, version } = await published(world)
    const back = await world.as('o-generalSecretary').call('post.withdraw', { postId, version })
    expect(back).toMatchObject({ state: 'draft', textCheck: 'none', isHidden: true })
    expect(await messagesFor(SECRETARY)).toEqual([['postReturned', {}]])
  })

  test('that the reviewer may read are simply a draft again: nobody is told', async () => {
    const { postId, version } = await submitted(world, RECORDER)
    const back = await world.as(SECRETARY).call('post.withdraw', { postId, version })
    expect(back.returned).toBeUndefined()
    expect(await messagesFor(RECORDER)).toEqual([])
  })
})
