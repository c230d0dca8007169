import { HOUR } from '../../platform/calendar'
import { collection } from '../../platform/database'
import { dieAfter } from '../../testing/dying'
import { aDraft, beginAnew, inNewsWorld, RECORDER, SECRETARY } from '../../testing/news-world'
import { uploadPicture } from '../../testing/pictures'
import { requestId, type World } from '../../testing/world'
import type { Picture } from '../picture/picture-rules'

let world: World

inNewsWorld((opened) => {
  world = opened
})

const withPictures = (...pictureIds: string[]) => ({
  title: '路灯亮了',
  blocks: [
    { kind: 'paragraph' as const, text: '十四盏。' },
    ...pictureIds.map((pictureId) => ({ kind: 'picture' as const, pictureId })),
  ],
})

/** Which pictures are kept once every timer that looks for forgotten ones has run. */
async function kept(): Promise<string[]> {
  world.now += 26 * HOUR
  await world.runJobs()
  const pictures = await collection<Picture>('pictures').find({}, { fields: ['state'], limit: 99 })
  return pictures.flatMap(({ _id, state }) => (state === 'gone' ? [] : [_id]))
}

const blocksFor = async (openid: string | undefined, postId: string) => {
  const { blocks } = await world.as(openid).call('post.get', { postId })
  return blocks.flatMap((block) =>
    block.kind === 'picture' ? [[block.width, block.height, block.url !== undefined]] : [],
  )
}

test('words may be out before their pictures; each appears after its own pass, in room kept for it', async () => {
  const pictureId = await uploadPicture(world, SECRETARY)
  const draft = await world.as(SECRETARY).call('post.save', aDraft({ content: withPictures(pictureId) }))
  expect(draft.blocks[1]).toMatchObject({ pictureId, check: 'checking', width: 60, height: 40 })
  expect((draft.blocks[1] as { url?: string }).url).toBeDefined()
  expect(world.operations.filter((name) => name === 'pictures database.getDocument')).toHaveLength(2)
  const { postId, version } = draft
  await world.as(SECRETARY).call('post.forEdit', { postId })
  expect(world.operations).toHaveLength(3)
  await world.as(SECRETARY).call('post.submit', { postId, version })
  expect(await blocksFor(undefined, postId)).toEqual([[60, 40, false]])
  const others = await world.as(RECORDER).call('post.forEdit', { postId })
  expect((others.blocks[1] as { url?: string }).url).toBeUndefined()
  await world.answerPictures()
  expect(await blocksFor(undefined, postId)).toEqual([[60, 40, true]])
})

test('a picture WeChat refuses never appears and leaves no room behind; its writer sees which one it is', async () => {
  world.content.direct({ pictures: 'refuse' })
  const pictureId = await uploadPicture(world, SECRETARY)
  const draft = await world.as(SECRETARY).call('post.save', aDraft({ content: withPictures(pictureId) }))
  const { postId, version } = draft
  await world.as(SECRETARY).call('post.submit', { postId, version })
  await world.answerPictures()
  expect(await blocksFor(undefined, postId)).toEqual([])
  const own = await world.as(SECRETARY).call('post.forEdit', { postId })
  expect(own.blocks[1]).toMatchObject({ check: 'refused' })
})

test('the cover is the first picture that WeChat has passed', async () => {
  const cover = async () => {
    const { items } = await world.as(undefined).call('post.list', { orgId: 'b-1' })
    return items.find(({ title }) => title === '路灯亮了')?.cover?.pictureId
  }
  world.content.direct({ pictures: 'refuse' })
  const refused = await uploadPicture(world, SECRETARY)
  const first = await world.as(SECRETARY).call('post.save', aDraft({ content: withPictures(refused) }))
  await world.answerPictures()
  world.content.direct({ pictures: 'normal' })
  const good = await uploadPicture(world, SECRETARY)
  const content = withPictures(refused, good)
  const { postId, version } = await world
    .as(SECRETARY)
    .call('post.save', aDraft({ content, postId: first.postId, version: first.version }))
  await world.as(SECRETARY).call('post.submit', { postId, version })
  expect(await cover()).toBeUndefined()
  await world.answerPictures()
  expect(await cover()).toBe(good)
})

test('what is left out of a draft goes, what stays is kept, what comes back is kept', async () => {
  const [one, two, three] = [
    await uploadPicture(world, RECORDER),
    await uploadPicture(world, RECORDER),
    await uploadPicture(world, RECORDER),
  ] as [string, string, string]
  const save = (content: object, named: object = {}) =>
    world.as(RECORDER).call('post.save', aDraft({ content, ...named }))
  const { postId, version } = await save(withPictures(one, two, three))
  const less = await save(withPictures(three), { postId, version })
  await save(withPictures(two, three), { postId, version: less.version })
  expect((await kept()).sort()).toEqual([two, three].sort())
})

test('somebody else’s picture, or one of another post, is refused', async () => {
  const foreign = await uploadPicture(world, SECRETARY)
  const draft = aDraft({ content: withPictures(foreign) })
  expect(await world.as(RECORDER).refused('post.save', draft)).toMatchObject({ details: { why: 'picture' } })
  await world.as(SECRETARY).call('post.save', draft)
  expect(await world.as(SECRETARY).refused('post.save', draft)).toMatchObject({ details: { why: 'picture' } })
})

test('another writer goes on with the pictures that are there', async () => {
  const pictureId = await uploadPicture(world, RECORDER)
  const content = withPictures(pictureId)
  const draft = await world.as(RECORDER).call('post.save', aDraft({ content }))
  const { postId } = draft
  const { version } = await world.as(RECORDER).call('post.submit', { postId, version: draft.version })
  const word = { verb: 'return', reason: '短一点' }
  const returned = await world.as(SECRETARY).call('post.review', { postId, version, do: word })
  const taken = await world
    .as(SECRETARY)
    .call('post.save', aDraft({ postId, version: returned.version, content }))
  expect(taken.blocks[1]).toMatchObject({ pictureId })
})

test('a correction’s pictures stand for the old ones once it is passed, and go when it is given up', async () => {
  const [old, fresh, third] = [
    await uploadPicture(world, SECRETARY),
    await uploadPicture(world, SECRETARY),
    await uploadPicture(world, SECRETARY),
  ] as [string, string, string]
  const { postId, version } = await world
    .as(SECRETARY)
    .call('post.save', aDraft({ content: withPictures(old) }))
  const out = await world.as(SECRETARY).call('post.submit', { postId, version })
  const note = '换一张图'
  const correct = { postId, note, version: out.version, content: withPictures(fresh) }
  const corrected = await world.as(SECRETARY).call('post.correct', correct)
  world.content.direct({ text: 'down' })
  const again = { postId, note, version: corrected.version, content: withPictures(third) }
  const waiting = await world.as(SECRETARY).call('post.correct', again)
  await world.as(SECRETARY).call('post.withdraw', { postId, version: waiting.version })
  expect(await kept()).toEqual([fresh])
})

test('a deleted draft takes its pictures with it, wherever the call dies', async () => {
  for (const count of [1, 2, 3, 4, 5, 6]) {
    await beginAnew(world)
    const pictureId = await uploadPicture(world, RECORDER)
    const draft = aDraft({ content: withPictures(pictureId) })
    const { postId, version } = await world.as(RECORDER).call('post.save', draft)
    const request = requestId()
    const call = () => world.as(RECORDER).reply('post.delete', { postId, version }, request)
    await dieAfter(world, count, call)
    await world.runJobs()
    await call()
    expect([count, await kept()]).toEqual([count, []])
  }
})
