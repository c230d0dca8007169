import { HOUR } from '../../platform/calendar'
import { collection } from '../../platform/database'
import { aMember, NOW, tree } from '../../testing/documents'
import { aRiskyJpeg, uploadPicture } from '../../testing/pictures'
import { openWorld, type World } from '../../testing/world'
import { askAboutDuePictures, askAboutPictures } from './ask-about-pictures'
import { decidePicture } from './decide-picture'
import { type Picture, pathsOf } from './picture-rules'
import { pictureStates } from './picture-states'
import { pictureUrls } from './picture-urls'
import { takeIn } from './take-in'

const MINUTE = 60_000

let world: World

beforeEach(async () => {
  world = await openWorld(NOW, { trees: [tree], members: [aMember(2), aMember(3)] })
})

afterEach(() => world.close())

async function taken(bytes?: Buffer): Promise<string> {
  const id = await uploadPicture(world, 'o-2', 'post', bytes)
  await takeIn({ memberId: 'm-2', openid: 'o-2', now: world.now }, 'post', [id], 'post-1')
  return id
}

const pictures = collection<Picture>('pictures')
const traceOf = async (id: string) => (await pictures.findById(id, ['traceId']))?.traceId ?? ''
const stateOf = async (id: string) => (await pictureStates([id])).get(id)?.state
const isShown = async (id: string) => (await pictureUrls([id], 750)).has(id)
const files = async (id: string) => {
  const { upload, waiting, checked } = pathsOf(id)
  const all = await Promise.all([upload, waiting, checked].map((path) => world.files.read(path)))
  return ['upload', 'waiting', 'checked'].filter((_, index) => all[index] !== undefined)
}
const told = () =>
  collection<{ _id: string; memberId: string; kind: string; postId: string }>('outbox').find(
    { kind: 'pictureRefused' },
    { fields: ['memberId', 'postId'], limit: 9 },
  )

test('what passed is shown, and lies in one place only; two operations', async () => {
  const id = await taken()
  const traceId = await traceOf(id)
  world.operations.length = 0
  expect(await decidePicture(traceId, 'passed', world.now)).toBe(true)
  expect(world.operations).toEqual(['pictures database.getDocument', 'pictures database.modifyDocument'])
  expect([await stateOf(id), await isShown(id), await files(id)]).toEqual(['passed', true, ['checked']])
  expect(await decidePicture(traceId, 'passed', world.now)).toBe(false)
  expect(await decidePicture(traceId, 'refused', world.now)).toBe(false)
  expect(await isShown(id)).toBe(true)
})

test('what was refused is gone, and only its author is told, once', async () => {
  const id = await taken(await aRiskyJpeg())
  const traceId = await traceOf(id)
  await world.answerPictures()
  await decidePicture(traceId, 'refused', world.now)
  await decidePicture(traceId, 'passed', world.now)
  expect([await stateOf(id), await isShown(id), await files(id)]).toEqual(['refused', false, []])
  expect(await told()).toMatchObject([{ memberId: 'm-2', postId: 'post-1' }])
})

test('a trace id that WeChat did not give us changes nothing', async () => {
  const id = await taken()
  expect(await decidePicture('00000000-forged', 'passed', world.now)).toBe(false)
  expect(await decidePicture(await traceOf(id), 'unreachable', world.now)).toBe(false)
  expect([await stateOf(id), await isShown(id)]).toEqual(['checking', false])
})

test('an answer that comes before its trace id is written down is lost; WeChat is asked again', async () => {
  const id = await taken()
  const [early = ''] = world.content.pending
  await pictures.update({ _id: id }, { traceId: 'not written yet' })
  expect(await decidePicture(early, 'passed', world.now)).toBe(false)
  world.now += 40 * MINUTE
  expect(await askAboutDuePictures(world.now)).toEqual({ done: 1, isMore: false })
  await world.answerPictures()
  expect([await stateOf(id), await isShown(id)]).toEqual(['passed', true])
})

test('a call that died between file and document is finished by the next answer, either way', async () => {
  const [shown, hidden] = [await taken(), await taken(await aRiskyJpeg())]
  const bytes = await world.files.read(pathsOf(shown).waiting)
  await world.files.write(pathsOf(shown).checked, bytes ?? Buffer.alloc(0))
  await world.files.remove(pathsOf(hidden).waiting)
  world.content.clear()
  world.content.notePresence('o-2')
  world.now += 40 * MINUTE
  await askAboutDuePictures(world.now)
  await world.answerPictures()
  expect([await stateOf(shown), await files(shown)]).toEqual(['passed', ['checked']])
  expect([await stateOf(hidden), await files(hidden)]).toEqual(['refused', []])
  expect(await told()).toHaveLength(1)
})

test('what WeChat refuses after all is gone also where a call that died had put it out', async () => {
  const id = await taken()
  const bytes = await world.files.read(pathsOf(id).waiting)
  await world.files.write(pathsOf(id).checked, bytes ?? Buffer.alloc(0))
  await decidePicture(await traceOf(id), 'refused', world.now)
  expect([await stateOf(id), await isShown(id), await files(id)]).toEqual(['refused', false, []])
})

test('a yes that is still being carried out when WeChat refuses shows nothing', async () => {
  const id = await taken()
  const first = await traceOf(id)
  const { write } = world.files
  world.files.write = async (path, bytes) => {
    world.files.write = write
    await pictures.update({ _id: id }, { traceId: 'asked-again' })
    await decidePicture('asked-again', 'refused', world.now)
    await write(path, bytes)
  }
  expect(await decidePicture(first, 'passed', world.now)).toBe(false)
  expect([await stateOf(id), await isShown(id), await files(id)]).toEqual(['refused', false, []])
})

test('an answer about a picture that is removed meanwhile leaves nothing behind', async () => {
  const id = await taken()
  const traceId = await traceOf(id)
  await pictures.update({ _id: id }, { state: 'gone' })
  expect(await decidePicture(traceId, 'passed', world.now)).toBe(false)
  await pictures.remove({ _id: id })
  expect(await decidePicture(traceId, 'passed', world.now)).toBe(false)
  expect(await isShown(id)).toBe(false)
})

test('WeChat is asked again when it keeps silent, later each time, and not while it may still answer', async () => {
  world.content.direct({ pictures: 'silent' })
  const id = await taken()
  await world.answerPictures()
  world.now += 39 * MINUTE
  expect(await askAboutDuePictures(world.now)).toEqual({ done: 0, isMore: false })
  world.now += MINUTE
  world.operations.length = 0
  expect(await askAboutDuePictures(world.now)).toEqual({ done: 1, isMore: false })
  expect(world.operations).toEqual([
    'pictures database.getDocument',
    'members database.getDocument',
    'pictures database.modifyDocument',
  ])
  await world.answerPictures()
  world.now += 79 * MINUTE
  expect((await askAboutDuePictures(world.now)).done).toBe(0)
  world.content.direct({ pictures: 'normal' })
  world.content.notePresence('o-2')
  world.now += MINUTE
  expect((await askAboutDuePictures(world.now)).done).toBe(1)
  await world.answerPictures()
  expect(await stateOf(id)).toBe('passed')
})

test('who has not been there for two hours cannot be asked for; somebody who is there now can', async () => {
  world.content.direct({ pictures: 'down' })
  const id = await taken()
  world.content.direct({ pictures: 'normal' })
  world.now += 3 * HOUR
  await askAboutDuePictures(world.now)
  expect(world.content.pending).toEqual([])
  await world.as('o-3').call('session.me', {})
  await askAboutPictures([id], 'o-3', world.now)
  await world.answerPictures()
  expect(await stateOf(id)).toBe('passed')
})

test('two timers at once, and a service that is down, lose nothing', async () => {
  world.content.direct({ pictures: 'down' })
  const ids = [await taken(), await taken()]
  world.now += 10 * MINUTE
  await Promise.all([askAboutDuePictures(world.now), askAboutDuePictures(world.now)])
  world.content.direct({ pictures: 'normal' })
  world.now += 10 * MINUTE
  expect(await askAboutDuePictures(world.now)).toEqual({ done: 0, isMore: false })
  world.now += 10 * MINUTE
  await Promise.all([askAboutDuePictures(world.now), askAboutDuePictures(world.now)])
  await world.answerPictures()
  expect(await Promise.all(ids.map(stateOf))).toEqual(['passed', 'passed'])
})
