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
  VILLAGER,
} from '../../testing/news-world'
import { aJpeg, uploadPicture } from '../../testing/pictures'
import { aPost } from '../../testing/posts'
import type { World } from '../../testing/world'
import type { Post } from './post-rules'

let world: World

inNewsWorld((opened) => {
  world = opened
})

const save = (openid: string, over: object) => world.as(openid).reply('post.save', aDraft(over))

async function codeOf(openid: string, over: object): Promise<string> {
  const reply = await save(openid, over)
  if (reply.ok) {
    return 'ok'
  }
  const { code, details } = reply.error
  return details && 'why' in details ? `${code} ${details.why}` : code
}

const paragraph = (text: string) => ({ kind: 'paragraph', text })
const picture = (pictureId: string, caption?: string) => ({
  kind: 'picture',
  pictureId,
  ...(caption && { caption }),
})
const contentOf = (...blocks: object[]) => ({ content: { title: '路灯亮了', blocks } })

test('what looks like markup is published as the very words that were typed', async () => {
  const markup = '<script>alert(1)</script>{{1+1}}<img src=x onerror=alert(1)>'
  const link = 'javascript:alert(1) https://example.invalid/?a=1&b=2'
  const pictureId = await uploadPicture(world, SECRETARY)
  const blocks = [
    paragraph(markup),
    { kind: 'quote', text: '"><b>&amp;</b>' },
    { kind: 'list', items: [link, '</view><web-view/>'] },
    picture(pictureId, '<img src=x>'),
  ]
  const { postId } = await published(world, { content: { title: '<b>路灯</b>${1}', blocks } })
  const shown = await world.as(VILLAGER).call('post.get', { postId })
  expect(shown.title).toBe('<b>路灯</b>${1}')
  expect(shown.blocks).toMatchObject(blocks)
})

test('too much of anything is refused before it is kept: characters, blocks, pictures, lines of a list', async () => {
  const tooMuch = [
    contentOf(paragraph('字'.repeat(10_000_000 / 3))),
    { content: { title: '题'.repeat(41), blocks: [paragraph('好')] } },
    contentOf(...Array.from({ length: 41 }, () => paragraph('好'))),
    contentOf(...Array.from({ length: 100 }, (_, index) => picture(`picture-${index}`))),
    contentOf({ kind: 'list', items: Array.from({ length: 21 }, () => 'https://example.invalid') }),
    contentOf({ kind: 'list', items: [] }),
    contentOf(),
  ]
  for (const over of tooMuch) {
    expect(await codeOf(SECRETARY, over)).toBe('INVALID_INPUT')
  }
  const ten = Array.from({ length: 10 }, (_, index) => picture(`picture-${index}`))
  expect(await codeOf(SECRETARY, contentOf(...ten))).toBe('CONTENT_REFUSED tooManyPictures')
  const seven = Array.from({ length: 7 }, () => paragraph('字'.repeat(900)))
  expect(await codeOf(SECRETARY, contentOf(...seven))).toBe('CONTENT_REFUSED tooLong')
  expect(await world.as(SECRETARY).call('post.desk', { view: 'all' })).toEqual({ items: [] })
})

test('what is no picture is refused, whatever its name says; so is nobody’s, somebody else’s, and one picture twice', async () => {
  const jpeg = await aJpeg()
  const files = {
    'a web page': Buffer.from('<html><script>alert(1)</script></html>'),
    'a drawing with a script': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    'a GIF': Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
    'a PDF': Buffer.from('%PDF-1.7'),
    'half a picture': jpeg.subarray(0, 100),
    'a head without a picture': jpeg.subarray(0, 3),
    nothing: Buffer.alloc(0),
  }
  for (const [what, bytes] of Object.entries(files)) {
    const pictureId = await uploadPicture(world, SECRETARY, 'post', bytes)
    expect([what, await codeOf(SECRETARY, contentOf(picture(pictureId)))]).toEqual([what, 'PHOTO_REFUSED'])
  }
  const [theirs, need, own] = [
    await uploadPicture(world, RECORDER),
    await uploadPicture(world, SECRETARY, 'need'),
    await uploadPicture(world, SECRETARY),
  ]
  for (const pictureIds of [[theirs], [need], ['picture-none'], ['__proto__'], ['constructor'], [own, own]]) {
    expect(await codeOf(SECRETARY, contentOf(...pictureIds.map((id) => picture(id))))).toBe(
      'CONTENT_REFUSED picture',
    )
  }
  expect(await codeOf(RECORDER, contentOf(picture(theirs)))).toBe('ok')
})

test('a key of every object’s own kind changes nothing, neither here nor for whoever comes next', async () => {
  const typed = JSON.stringify({ ...aDraft(), isAdmin: true, state: 'published', authorId: 'm-plain-b-2' })
  const extra =
    '"__proto__":{"state":"published","isPinned":true},"constructor":{"prototype":{"mayReview":true}},'
  const input = JSON.parse(`{${extra}${typed.slice(1)}`) as object
  const saved = await world.as(RECORDER).call('post.save', input)
  expect(saved).toMatchObject({ state: 'draft', isPinned: false, isMine: true })
  expect(Object.keys(saved)).not.toContain('isAdmin')
  expect(({} as { state?: string }).state).toBeUndefined()
  expect(({} as { mayReview?: boolean }).mayReview).toBeUndefined()
  const word = JSON.parse('{"verb":"return","__proto__":{"verb":"approve"}}') as object
  const { postId, version } = saved
  expect((await world.as(SECRETARY).refused('post.review', { postId, version, do: word })).code).toBe(
    'INVALID_INPUT',
  )
})

test('channels, reaches, audiences and states that do not exist are refused', async () => {
  const unknown = [
    { channel: 'secret' },
    { channel: ['branch'] },
    { channel: 'toString' },
    { reach: 'county' },
    { audience: { who: 'nobody' } },
    { audience: { who: 'tracks', tracks: [] } },
    { audience: { who: 'tracks', tracks: ['F'] } },
    { audience: 'all' },
    { publishAt: -1 },
    { publishAt: 1e300 },
    { source: { kind: 'task', id: '../t-1' } },
    { branchId: { $ne: '' } },
  ]
  for (const over of unknown) {
    expect([over, await codeOf(SECRETARY, over)]).toEqual([over, 'INVALID_INPUT'])
  }
  expect(await codeOf(SECRETARY, { audience: { who: 'members' } })).toBe('CONTENT_REFUSED audience')
  expect(await codeOf(SECRETARY, { branchId: 'b-3' })).toMatch(/^(FORBIDDEN|NOT_FOUND)$/)
  for (const channel of ['secret', 'branch/notice', '', null, { $exists: true }]) {
    expect((await world.as(VILLAGER).refused('post.list', { channel })).code).toBe('INVALID_INPUT')
  }
})

describe('a notice for some', () => {
  const notice = { channel: 'notice' as const, authorId: 'm-branchSecretary' }

  beforeEach(async () => {
    const posts = [
      aPost('members', { ...notice, audience: { who: 'members' } }),
      aPost('away', { ...notice, audience: { who: 'tracks', tracks: ['D'] } }),
      aPost('other', { ...notice, branchId: 'b-2', audience: { who: 'members' } }),
      aPost('town', {
        ...notice,
        branchId: 'b-3',
        townId: 'g-2',
        reach: 'town',
        audience: { who: 'members' },
      }),
    ]
    for (const post of posts) {
      await collection<Post>('posts').insert(post)
    }
  })

  const seen = async (openid: string | undefined, input: object) =>
    (await world.as(openid).call('post.list', input)).items.map(({ postId }) => postId).sort()

  test('is found by no name of a feed that is not one’s own', async () => {
    for (const orgId of [
      'b-1@',
      'b-1@D',
      'b-1@/notice',
      'b-1/notice',
      'b-1,b-2',
      '$b-1',
      ' b-1',
      { $in: ['b-2@'] },
      ['b-2'],
    ]) {
      expect((await world.as(VILLAGER).refused('post.list', { orgId })).code).toBe('INVALID_INPUT')
    }
    for (const orgId of ['b-2', 'b-3', 'g-2', 'b-', 'county', '__proto__']) {
      expect([orgId, await seen(VILLAGER, { orgId })]).toEqual([orgId, []])
      expect([orgId, await seen(VILLAGER, { orgId, channel: 'notice' })]).toEqual([orgId, []])
    }
    expect(await seen(VILLAGER, { orgId: 'b-1' })).toEqual(['members'])
    expect(await seen('o-plain-b-1', { orgId: 'b-1' })).toEqual(['away', 'members'])
    expect(await seen(undefined, { orgId: 'b-1' })).toEqual([])
  })

  test('opens for nobody else, and no search finds it', async () => {
    for (const [openid, postId] of [
      [VILLAGER, 'away'],
      [VILLAGER, 'other'],
      [VILLAGER, 'town'],
      [people.visitor, 'members'],
      ['o-plain-b-2', 'members'],
      ['o-plain-b-2', 'away'],
    ]) {
      expect((await world.as(openid).refused('post.get', { postId })).code).toBe('NOT_FOUND')
    }
    expect(await seen('o-plain-b-2', { orgId: 'b-1', words: '路灯' })).toEqual([])
  })
})

test('places in a list that somebody made up are refused, or show what that person may see anyway', async () => {
  await published(world)
  await collection<Post>('posts').insert(
    aPost('later', { visibleAt: NOW + 3_600_000, authorId: 'm-recorder' }),
  )
  const nonsense = [
    '',
    'x',
    '{}',
    '1',
    '1_x',
    '2_1_a',
    '1_-1_a',
    '1_1e9_a',
    '1_1_$ne',
    '1_1_a\n',
    '../..',
    '0'.repeat(121),
  ]
  for (const cursor of [...nonsense, 1, {}, ['1_1_a']]) {
    expect([cursor, (await world.as(VILLAGER).refused('post.list', { cursor })).code]).toEqual([
      cursor,
      'INVALID_INPUT',
    ])
  }
  for (const cursor of ['', 'x', '1', '-1_a', '1e9_a', '1_$gt', '1_{}', '0'.repeat(121), {}]) {
    const desk = await world.as(GENERAL).refused('post.desk', { view: 'all', cursor })
    expect([cursor, desk.code]).toEqual([cursor, 'INVALID_INPUT'])
  }
  for (const cursor of [
    '1_9999999999999999_zzzz',
    '0_9999999999999999_zzzz',
    '0_0000000000000000_a',
    '1_0_a',
  ]) {
    const { items } = await world.as(VILLAGER).call('post.list', { cursor })
    expect(items.filter(({ postId }) => postId === 'later')).toEqual([])
  }
  expect(
    await world.as(VILLAGER).reply('post.desk', { view: 'all', cursor: '9999999999999999_z' }),
  ).toMatchObject({
    ok: false,
  })
})
