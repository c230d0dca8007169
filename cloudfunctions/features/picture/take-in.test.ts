import sharp from 'sharp'
import { HOUR } from '../../platform/calendar'
import { collection } from '../../platform/database'
import { aMember, NOW, tree } from '../../testing/documents'
import { aJpeg, uploadPicture } from '../../testing/pictures'
import { openWorld, type World } from '../../testing/world'
import { measurePicture } from './measure-picture'
import { type Picture, pathsOf } from './picture-rules'
import { pictureStates } from './picture-states'
import { ownPictureUrls, pictureUrls } from './picture-urls'
import { takeIn } from './take-in'
import { withoutPlace } from './without-place'

let world: World

beforeEach(async () => {
  world = await openWorld(NOW, { trees: [tree], members: [aMember(2), aMember(3)] })
})

afterEach(() => world.close())

const taker = (number = 2) => ({ memberId: `m-${number}`, openid: `o-${number}`, now: world.now })
const take = (pictureIds: readonly string[], ownerId = 'post-1', who = taker()) =>
  takeIn(who, 'post', pictureIds, ownerId)
const stored = (pictureId: string) =>
  collection<Picture>('pictures').findById(pictureId, ['state', 'keptUntil', 'checkDueAt', 'ownerId'])
const files = async (pictureId: string) => {
  const { upload, waiting, checked } = pathsOf(pictureId)
  const all = await Promise.all([upload, waiting, checked].map((path) => world.files.read(path)))
  return ['upload', 'waiting', 'checked'].filter((_, index) => all[index] !== undefined)
}

test('the place of an upload is written down before it, and the same request names the same place', async () => {
  const begin = () => world.as('o-2').call('picture.begin', { use: 'post' }, 'request-1')
  const place = await begin()
  expect(world.operations).toEqual(['members database.getDocument', 'pictures database.insertDocument'])
  expect(await begin()).toEqual(place)
  expect(place.cloudPath).toBe(`uploads/${place.pictureId}.jpg`)
  expect(await stored(place.pictureId)).toMatchObject({ state: 'begun', keptUntil: NOW + 24 * HOUR })
  world.now += HOUR
  await begin()
  expect(world.operations).toHaveLength(4)
  expect(await stored(place.pictureId)).toMatchObject({ keptUntil: NOW + 25 * HOUR })
  await collection<Picture>('pictures').update({ _id: place.pictureId }, { state: 'gone' })
  const again = await world.as('o-2').refused('picture.begin', { use: 'post' }, 'request-1')
  expect(again).toMatchObject({ code: 'BUSY' })
  expect(await world.as(undefined).refused('picture.begin', { use: 'post' })).toMatchObject({
    code: 'NOT_BOUND',
  })
})

test('what is taken in has its size, lies where no phone may write, and WeChat is asked; then it costs nothing', async () => {
  const ids = [
    await uploadPicture(world, 'o-2'),
    await uploadPicture(world, 'o-2', 'post', await aJpeg(30, 90)),
  ]
  world.operations.length = 0
  const sizes = await take(ids)
  expect([...sizes.values()]).toEqual([
    { width: 60, height: 40 },
    { width: 30, height: 90 },
  ])
  expect(world.operations).toEqual([
    'pictures database.getDocument',
    'pictures database.modifyDocument',
    ...ids.map(() => 'pictures database.modifyDocument'),
  ])
  expect(await files(ids[0] ?? '')).toEqual(['waiting'])
  expect(world.content.pending).toHaveLength(2)
  expect(await world.upload('o-2', pathsOf(ids[0] ?? '').waiting, await aJpeg())).toBe(false)
  expect(await world.upload('o-2', pathsOf(ids[0] ?? '').checked, await aJpeg())).toBe(false)
  world.operations.length = 0
  expect(await take(ids)).toEqual(sizes)
  expect(world.operations).toEqual(['pictures database.getDocument'])
  expect(world.content.pending).toHaveLength(2)
})

test('nobody is shown it before WeChat has passed it; its author sees their own', async () => {
  const id = await uploadPicture(world, 'o-2')
  await take([id])
  expect(await pictureUrls([id], 750)).toEqual(new Map())
  expect(await ownPictureUrls(await pictureStates([id]), 'm-3', 750)).toEqual(new Map())
  const own = (await ownPictureUrls(await pictureStates([id]), 'm-2', 20)).get(id) ?? ''
  const small = await fetch(own)
  expect(small.headers.get('content-type')).toBe('image/jpeg')
  expect(await sharp(await small.arrayBuffer()).metadata()).toMatchObject({ width: 20, format: 'jpeg' })
  await world.answerPictures()
  expect((await pictureStates([id])).get(id)).toEqual({ by: 'm-2', state: 'passed', width: 60, height: 40 })
  world.operations.length = 0
  const url = (await pictureUrls([id], 750)).get(id) ?? ''
  expect(world.operations).toEqual([])
  expect(await sharp(await (await fetch(url)).arrayBuffer()).metadata()).toMatchObject({ width: 60 })
  expect(await ownPictureUrls(await pictureStates([id]), 'm-2', 750)).toEqual(new Map())
})

test('somebody else’s picture, another use, another owner’s and one that was never begun are refused', async () => {
  const mine = await uploadPicture(world, 'o-2')
  const need = await uploadPicture(world, 'o-2', 'need')
  const refused = { code: 'CONTENT_REFUSED', details: { why: 'picture' } }
  await expect(take([mine], 'post-1', taker(3))).rejects.toMatchObject(refused)
  await expect(take([need])).rejects.toMatchObject(refused)
  await expect(take(['picture-none'])).rejects.toMatchObject(refused)
  await take([mine])
  await expect(take([mine], 'post-2')).rejects.toMatchObject(refused)
  // The same post, saved by another officer who may edit it.
  expect(await take([mine], 'post-1', taker(3))).toEqual(new Map([[mine, { width: 60, height: 40 }]]))
})

test('what is no picture is refused whatever it is called, and a good one can take its place', async () => {
  const jpeg = await aJpeg()
  const bomb = Buffer.from(jpeg)
  const frame = bomb.indexOf(Buffer.from([0xff, 0xc0]))
  bomb.writeUInt16BE(50_000, frame + 5)
  bomb.writeUInt16BE(50_000, frame + 7)
  const bad = {
    page: Buffer.from('<!doctype html><script>alert(1)</script>'),
    pageInAHead: Buffer.concat([
      Buffer.from('\xff\xd8\xff\xe0', 'latin1'),
      Buffer.from('<script>'.repeat(40)),
    ]),
    half: jpeg.subarray(0, jpeg.length - 20),
    nothing: Buffer.alloc(0),
    svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    bomb,
    tooLarge: Buffer.concat([jpeg, Buffer.alloc(Math.floor(10.1 * 1024 * 1024))]),
  }
  const id = await uploadPicture(world, 'o-2')
  const path = pathsOf(id).upload
  for (const [name, bytes] of Object.entries(bad)) {
    await world.files.write(path, bytes)
    await expect([name, await take([id]).catch(({ code }) => code)]).toEqual([name, 'PHOTO_REFUSED'])
  }
  expect(await files(id)).toEqual(['upload'])
  expect(world.content.pending).toEqual([])
  await world.upload('o-2', path, jpeg)
  expect((await take([id])).get(id)).toEqual({ width: 60, height: 40 })
})

test('an upload that is replaced after it was taken in is never looked at', async () => {
  const id = await uploadPicture(world, 'o-2')
  await take([id])
  expect(await world.upload('o-2', pathsOf(id).upload, await aJpeg(999, 9))).toBe(true)
  await world.answerPictures()
  expect((await take([id])).get(id)).toEqual({ width: 60, height: 40 })
  const url = (await pictureUrls([id], 2_000)).get(id) ?? ''
  expect(await sharp(await (await fetch(url)).arrayBuffer()).metadata()).toMatchObject({ width: 60 })
})

test('of two saves at once one takes it in; the other is told to come again, and then it is there', async () => {
  const id = await uploadPicture(world, 'o-2')
  const both = await Promise.all(
    [1, 2].map(() =>
      take([id]).then(
        () => 'done',
        ({ code }) => code,
      ),
    ),
  )
  expect([...both].sort()).toEqual(['BUSY', 'done'])
  expect(await take([id])).toHaveProperty('size', 1)
})

test('a save that died while it took a picture in holds up the next for half a minute', async () => {
  const id = await uploadPicture(world, 'o-2')
  await collection<Picture>('pictures').update(
    { _id: id },
    { state: 'copying', lease: 'of a call that died', leaseUntil: NOW + 30_000 },
  )
  await expect(take([id])).rejects.toMatchObject({ code: 'BUSY' })
  world.now += 30_000
  expect(await take([id])).toHaveProperty('size', 1)
})

test('where the storage is down nobody is told that it is no picture, and it can be tried again at once', async () => {
  const id = await uploadPicture(world, 'o-2')
  const { read } = world.files
  world.files.read = async () => {
    throw new Error('the disk is gone')
  }
  await expect(take([id])).rejects.toThrow('the storage answers 500')
  world.files.read = read
  expect(await take([id])).toHaveProperty('size', 1)
})

test('a refused save has ended before its answer: nothing of it is put over what is checked later', async () => {
  const [bad, good] = [await uploadPicture(world, 'o-2'), await uploadPicture(world, 'o-2')]
  await world.files.write(pathsOf(bad).upload, Buffer.from('no picture'))
  const { write } = world.files
  let goOn = () => {}
  const isSlow = new Promise<void>((resolve) => {
    goOn = resolve
  })
  let isWritten = false
  world.files.write = async (path, bytes) => {
    if (path === pathsOf(good).waiting) {
      await isSlow
      isWritten = true
    }
    await write(path, bytes)
  }
  const answer = take([bad, good]).catch(({ code }) => `${code} ${isWritten ? 'after' : 'before'}`)
  setTimeout(goOn, 300)
  expect(await answer).toBe('PHOTO_REFUSED after')
})

test('where WeChat is down the picture is taken in all the same, and asked about ten minutes later', async () => {
  world.content.direct({ pictures: 'down' })
  const id = await uploadPicture(world, 'o-2')
  await take([id])
  expect(await stored(id)).toMatchObject({ state: 'checking', checkDueAt: NOW + HOUR / 6 })
})

test('where and with what a photo was taken goes before anybody sees it; which side is up stays', async () => {
  const told = await sharp(await aJpeg(60, 40))
    .withExif({
      IFD0: { Make: 'a phone of somebody' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '32/1 42/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const kept = withoutPlace(told)
  expect(told.includes('a phone of somebody')).toBe(true)
  expect(kept.includes('a phone of somebody')).toBe(false)
  expect(await sharp(kept).metadata()).toMatchObject({ width: 60, height: 40, orientation: 6 })
  expect(measurePicture(kept)).toEqual({ width: 40, height: 60 })
  expect(await sharp(kept).raw().toBuffer()).toEqual(await sharp(told).raw().toBuffer())
  const plain = await aJpeg()
  expect(withoutPlace(plain)).toBe(plain)
  const id = await uploadPicture(world, 'o-2', 'post', told)
  await take([id])
  expect(await world.files.read(pathsOf(id).waiting)).toEqual(kept)
})

test('sizes are as people see them: a photo that lies on its side is turned', async () => {
  const lying = await sharp(await aJpeg(60, 40))
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  expect(measurePicture(lying)).toEqual({ width: 40, height: 60 })
  for (const format of ['png', 'webp'] as const) {
    expect(measurePicture(await sharp(lying).toFormat(format).toBuffer())).toEqual({ width: 60, height: 40 })
  }
})
