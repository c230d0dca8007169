import { HOUR } from '../../platform/calendar'
import { NOW } from '../../testing/documents'
import {
  aDraft,
  inNewsWorld,
  published,
  RECORDER,
  SECRETARY,
  submitted,
  VILLAGER,
  wordsOf,
} from '../../testing/news-world'
import type { World } from '../../testing/world'

let world: World

inNewsWorld((opened) => {
  world = opened
})

const later = async (minutes: number) => {
  world.now += (minutes * HOUR) / 60
  return (await world.runJobs()).checkPosts
}

const kindsFor = async (openid: string) =>
  (await world.as(openid).call('message.list', {})).items.map(({ kind }) => kind)

const textFor = async (openid: string | undefined, postId: string) => {
  const reply = await world.as(openid).reply('post.get', { postId })
  return reply.ok ? (reply.data as { blocks: { text?: string }[] }).blocks[0]?.text : reply.error.code
}

describe('handing in', () => {
  test.each(['refuse', '违禁演示', '待议演示'])(
    'WeChat says no (%s): it is a draft again and its writer is told',
    async (how) => {
      world.content.direct({ text: how === 'refuse' ? 'refuse' : 'normal' })
      const content = wordsOf('路灯', how)
      const back = await submitted(world, RECORDER, { content })
      expect(back).toMatchObject({
        state: 'draft',
        textCheck: 'refused',
        returned: { by: 'wechat', reason: '' },
      })
      expect(back).toMatchObject({
        title: '路灯',
        blocks: [{ text: how }],
        may: ['edit', 'submit', 'delete'],
      })
      expect(await kindsFor(RECORDER)).toEqual(['postTextRefused'])
      expect(await kindsFor(SECRETARY)).toEqual([])
      world.content.direct({ text: 'normal' })
      const { postId, version } = back
      const better = await world.as(RECORDER).call('post.save', aDraft({ postId, version }))
      expect(await world.as(RECORDER).call('post.submit', { postId, version: better.version })).toMatchObject(
        {
          state: 'review',
          textCheck: 'passed',
        },
      )
    },
  )

  test.each(['busy', 'down'])('WeChat is %s: nothing is lost, and the timer finishes it', async (text) => {
    world.content.direct({ text })
    const waiting = await published(world)
    expect(waiting).toMatchObject({ state: 'published', textCheck: 'waiting', title: '路灯亮了' })
    expect(waiting.visibleAt).toBeUndefined()
    expect(waiting.may).toEqual(['withdraw', 'pin', 'recheck'])
    const { postId } = waiting
    expect(await textFor(VILLAGER, postId)).toBe('NOT_FOUND')
    expect(await later(9)).toBe(0)
    expect(await later(2)).toBe(1)
    expect(await later(0)).toBe(0)
    world.content.direct({ text: 'normal' })
    expect(await later(10)).toBe(1)
    expect(await textFor(VILLAGER, postId)).toBe('十四盏路灯全亮了。')
    expect((await world.as(SECRETARY).call('post.forEdit', { postId })).visibleAt).toBe(world.now)
    expect(await kindsFor(SECRETARY)).toEqual(['postPublished'])
    expect(await later(30)).toBe(0)
  })

  test('the timer hears a no as well, and whoever reviews is told only of words that passed', async () => {
    world.content.direct({ text: 'down' })
    const first = await submitted(world, RECORDER)
    const second = await submitted(world, RECORDER, { content: wordsOf('坏的', '违禁演示') })
    expect(await kindsFor(SECRETARY)).toEqual([])
    world.content.direct({ text: 'normal' })
    expect(await later(11)).toBe(2)
    expect((await world.as(SECRETARY).call('post.desk', { view: 'toReview' })).items).toMatchObject([
      { postId: first.postId },
    ])
    expect(await kindsFor(SECRETARY)).toEqual(['postToReview'])
    expect(await world.as(RECORDER).call('post.forEdit', { postId: second.postId })).toMatchObject({
      state: 'draft',
      textCheck: 'refused',
    })
  })

  test('whoever was there two hours ago cannot be asked for; somebody who is there asks again', async () => {
    world.content.direct({ text: 'down' })
    const { postId } = await submitted(world, RECORDER)
    world.content.direct({ text: 'normal' })
    expect(await later(180)).toBe(1)
    expect((await world.as(SECRETARY).call('post.forEdit', { postId })).may).toEqual(['withdraw', 'recheck'])
    const checked = await world.as(SECRETARY).call('post.recheck', { postId })
    expect(checked).toMatchObject({
      state: 'review',
      textCheck: 'passed',
      title: '路灯亮了',
      isHidden: false,
    })
    expect(await world.as(SECRETARY).refused('post.recheck', { postId })).toMatchObject({
      code: 'POST_REFUSED',
    })
  })

  test('what was pinned while WeChat was asked, and refused then, does not come back at the head', async () => {
    world.content.direct({ text: 'down' })
    const { postId, version } = await published(world)
    await world.as(SECRETARY).call('post.pin', { postId, version, isPinned: true })
    world.content.direct({ text: 'refuse' })
    expect(await later(11)).toBe(1)
    const back = await world.as(SECRETARY).call('post.forEdit', { postId })
    expect(back).toMatchObject({ state: 'draft', textCheck: 'refused', isPinned: false })
  })

  test('what is taken back while WeChat is asked is no longer asked about', async () => {
    world.content.direct({ text: 'down' })
    const { postId, version } = await submitted(world, RECORDER)
    expect(await world.as(RECORDER).call('post.withdraw', { postId, version })).toMatchObject({
      state: 'draft',
      textCheck: 'none',
    })
    world.content.direct({ text: 'normal' })
    expect(await later(11)).toBe(0)
  })
})

describe('a correction', () => {
  const newWords = { content: wordsOf('路灯亮了', '十五盏。'), note: '应是十五盏' }

  async function corrected(text: string, over = newWords) {
    const { postId, version } = await published(world)
    world.content.direct({ text })
    const after = await world.as(SECRETARY).call('post.correct', { postId, version, ...over })
    world.content.direct({ text: 'normal' })
    return after
  }

  test('the old words stay until WeChat has answered; then the new ones stand there', async () => {
    const waiting = await corrected('down')
    const { postId } = waiting
    expect(waiting).toMatchObject({
      textCheck: 'passed',
      blocks: [{ text: '十四盏路灯全亮了。' }],
      corrections: [],
    })
    expect(waiting.correction).toMatchObject({ isRefused: false, words: { note: '应是十五盏' } })
    expect(await textFor(VILLAGER, postId)).toBe('十四盏路灯全亮了。')
    expect((await world.as(RECORDER).call('post.forEdit', { postId })).correction).toEqual({
      at: NOW,
      isRefused: false,
    })
    expect(await later(11)).toBe(1)
    expect(await textFor(VILLAGER, postId)).toBe('十五盏。')
  })

  test.each(['十五盏，违禁演示', '十五盏'])(
    'refused, in words or note (%s): the old words stay, its writer is told and goes on from it',
    async (text) => {
      const note = text.includes('违禁') ? '应是十五盏' : '违禁演示'
      const refused = await corrected('normal', { content: wordsOf('路灯亮了', text), note })
      const { postId, version } = refused
      expect(refused).toMatchObject({ state: 'published', corrections: [] })
      expect(refused.correction).toMatchObject({ isRefused: true, words: { note, blocks: [{ text }] } })
      expect(await kindsFor(SECRETARY)).toEqual(['postTextRefused'])
      expect(await textFor(VILLAGER, postId)).toBe('十四盏路灯全亮了。')
      await world.as(SECRETARY).call('post.correct', { postId, version, ...newWords })
      expect(await textFor(VILLAGER, postId)).toBe('十五盏。')
    },
  )
})
