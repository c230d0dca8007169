import { HOUR } from '../../platform/calendar'
import { collection } from '../../platform/database'
import { aMember, NOW, tree } from '../../testing/documents'
import { uploadPicture } from '../../testing/pictures'
import { openWorld, type World } from '../../testing/world'
import { dropPictures } from './drop-pictures'
import { forgetPictures } from './forget-pictures'
import { KEPT, type Picture, pathsOf } from './picture-rules'
import { sweepPictures } from './sweep'
import { takeIn } from './take-in'

let world: World
/** What posts refer to now. */
let held: string[]

beforeEach(async () => {
  held = []
  world = await openWorld(NOW, { trees: [tree], members: [aMember(2), aMember(3)] })
})

afterEach(() => world.close())

const pictures = collection<Picture>('pictures')
const sweep = (now = world.now) =>
  sweepPictures(now, { post: async () => held, need: async () => [], deed: async () => [] })
const take = (ids: readonly string[], use: 'post' | 'need' = 'post') =>
  takeIn({ memberId: 'm-2', openid: 'o-2', now: world.now }, use, ids, 'owner-1')
const stored = (id: string) => pictures.findById(id, ['state', 'keptUntil', 'by'])
const fileCount = async (id: string) => {
  const all = await Promise.all(Object.values(pathsOf(id)).map((path) => world.files.read(path)))
  return all.filter((bytes) => bytes !== undefined).length
}

test('an upload that nothing took in is removed after a day, its document an hour later', async () => {
  const id = await uploadPicture(world, 'o-2')
  world.now += KEPT - 1
  expect(await sweep()).toEqual({ done: 0, isMore: false })
  world.now += 1
  world.operations.length = 0
  expect(await sweep()).toEqual({ done: 1, isMore: false })
  expect(world.operations).toHaveLength(3)
  expect([await fileCount(id), (await stored(id))?.state]).toEqual([0, 'gone'])
  await expect(take([id])).rejects.toMatchObject({ code: 'CONTENT_REFUSED' })
  // A call of that very moment puts its copy there all the same.
  await world.files.write(pathsOf(id).waiting, Buffer.from('late'))
  world.now += HOUR
  await sweep()
  expect([await fileCount(id), await stored(id)]).toEqual([0, undefined])
})

test('what somebody refers to is kept for good; what was taken in for a save that failed is not', async () => {
  const [used, unused] = [await uploadPicture(world, 'o-2'), await uploadPicture(world, 'o-2')]
  await take([used, unused])
  held = [used]
  world.now += KEPT
  world.operations.length = 0
  await sweep()
  expect(world.operations).toHaveLength(4)
  expect(await stored(used)).toMatchObject({ state: 'checking' })
  expect(await stored(used)).not.toHaveProperty('keptUntil')
  expect(await stored(unused)).toMatchObject({ state: 'gone' })
  expect([await fileCount(used), await fileCount(unused)]).toEqual([1, 0])
})

test('a dropped picture goes at the next timer unless somebody still refers to it or takes it in again', async () => {
  const [gone, still, again] = [
    await uploadPicture(world, 'o-2'),
    await uploadPicture(world, 'o-2'),
    await uploadPicture(world, 'o-2'),
  ]
  await take([gone, still, again])
  held = [still]
  await dropPictures([gone, still, again], world.now)
  await take([again])
  await sweep()
  const states = await Promise.all([gone, still, again].map(stored))
  expect(states.map((one) => one?.state)).toEqual(['gone', 'checking', 'checking'])
})

test('a save that takes a picture in while the timer looks keeps it, or is refused', async () => {
  const id = await uploadPicture(world, 'o-2')
  await take([id])
  await dropPictures([id], world.now)
  const [taken] = await Promise.all([
    take([id]).then(
      () => 'taken',
      ({ code }) => code,
    ),
    sweep(),
  ])
  const isThere = (await stored(id))?.state !== 'gone' && (await fileCount(id)) === 1
  expect(taken).toBe(isThere ? 'taken' : 'CONTENT_REFUSED')
})

test('two timers at once, and one that died half-way, end the same', async () => {
  const ids = [await uploadPicture(world, 'o-2'), await uploadPicture(world, 'o-2')]
  world.now += KEPT
  await Promise.all([sweep(), sweep()])
  await world.files.write(pathsOf(ids[0] ?? '').upload, Buffer.from('not removed'))
  world.now += HOUR
  await Promise.all([sweep(), sweep()])
  expect(await Promise.all(ids.map(stored))).toEqual([undefined, undefined])
  expect(await Promise.all(ids.map(fileCount))).toEqual([0, 0])
})

test('among thousands of pictures the timer finds its own by an index', async () => {
  const many = Array.from({ length: 1_200 }, (_, index) => ({
    _id: `picture-${index}`,
    by: 'm-3',
    use: 'post' as const,
    state: 'passed' as const,
    asked: 1,
  }))
  await pictures.insertAll(many.slice(0, 1_000))
  await pictures.insertAll(many.slice(1_000))
  const id = await uploadPicture(world, 'o-2')
  world.now += KEPT
  expect(await sweep()).toMatchObject({ done: 1 })
  expect(await stored(id)).toMatchObject({ state: 'gone' })
})

test('of a deleted person everything goes but the pictures of the branch’s news, which stay without a name', async () => {
  const [news, need, loose] = [
    await uploadPicture(world, 'o-2'),
    await uploadPicture(world, 'o-2', 'need'),
    await uploadPicture(world, 'o-2'),
  ]
  await take([news])
  await take([need], 'need')
  await forgetPictures('m-2', world.now)
  await forgetPictures('m-2', world.now)
  expect(await stored(news)).toMatchObject({ state: 'checking', by: '' })
  expect(await Promise.all([need, loose].map(stored))).toMatchObject([{ state: 'gone' }, { state: 'gone' }])
  expect(await Promise.all([news, need, loose].map(fileCount))).toEqual([1, 0, 0])
})
