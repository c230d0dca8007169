import { HOUR } from '../../platform/calendar'
import { aMember, NOW, tree } from '../../testing/documents'
import { dieAfter } from '../../testing/dying'
import { aJpeg, aRiskyJpeg, uploadPicture } from '../../testing/pictures'
import { openWorld, requestId, type World } from '../../testing/world'
import { LEASE } from '../picture/picture-rules'

let world: World

const [LEAD, ASKER, OTHER] = ['o-2', 'o-3', 'o-4']

beforeEach(async () => {
  const areas = [{ id: 'area-1', name: '东片', branchId: 'b-1', leadId: 'm-2' }]
  const members = [aMember(2), aMember(3), aMember(4)]
  world = await openWorld(NOW, { trees: [{ ...tree, areas }], members })
  await world.as(ASKER).call('session.consent', { version: 1 })
})

afterEach(() => world.close())

const words = { kind: 'home', text: '厨房的灯跳闸', place: '上田村 18 号', when: 'today', areaId: 'area-1' }

const raise = (pictureId: string, id = requestId()) =>
  world.as(ASKER).call('need.raise', { ...words, pictureId }, id)

const photoFor = async (openid: string, needId: string) =>
  (await world.as(openid).call('need.get', { needId })).photo

const open = async (url = '') => (await fetch(url)).status

test('a picture is its asker’s own until WeChat has passed it, and then of those who may see the need', async () => {
  const { needId } = await raise(await uploadPicture(world, ASKER, 'need'))
  expect(await photoFor(LEAD, needId)).toBeUndefined()
  const own = await photoFor(ASKER, needId)
  expect(own?.check).toBe('checking')
  expect(world.operations).toHaveLength(4)
  expect(await open(own?.url)).toBe(200)
  await world.answerPictures()
  for (const openid of [LEAD, ASKER]) {
    const photo = await photoFor(openid, needId)
    expect(photo?.check).toBe('passed')
    expect(await open(photo?.url)).toBe(200)
    expect(world.operations).toHaveLength(3)
  }
  const { url } = (await photoFor(LEAD, needId)) ?? {}
  world.now += HOUR
  expect(await open(url)).toBe(403)
})

test('a picture WeChat refuses is seen by nobody, and its asker alone knows that there was one', async () => {
  const { needId } = await raise(await uploadPicture(world, ASKER, 'need', await aRiskyJpeg()))
  await world.answerPictures()
  expect(await photoFor(LEAD, needId)).toBeUndefined()
  expect(await photoFor(ASKER, needId)).toEqual({ check: 'refused' })
})

test('sending the same need again, answered or not, raises it once and takes its picture in once', async () => {
  const pictureId = await uploadPicture(world, ASKER, 'need')
  const id = requestId()
  const [first, again] = [await raise(pictureId, id), await raise(pictureId, id)]
  expect(again).toEqual(first)
  expect(world.content.pending).toHaveLength(1)
  await world.answerPictures()
  expect(await raise(pictureId, id)).toEqual(first)
  expect((await photoFor(LEAD, first.needId))?.check).toBe('passed')
})

test.each([0, 1, 2, 3, 4, 5, 6, 7])(
  'a need cut off after %i operations is raised with its picture when it is sent again',
  async (count) => {
    const pictureId = await uploadPicture(world, ASKER, 'need')
    const id = requestId()
    await dieAfter(world, count, () => world.as(ASKER).reply('need.raise', { ...words, pictureId }, id))
    world.now += LEASE
    const { needId } = await raise(pictureId, id)
    await world.answerPictures()
    expect((await photoFor(LEAD, needId))?.check).toBe('passed')
    expect((await world.as(ASKER).call('need.list', { view: 'mine' })).items).toHaveLength(1)
  },
)

test('what is no picture, not there, for something else or somebody else’s is refused, and no need is raised', async () => {
  const refused = async (pictureId: string) =>
    (await world.as(ASKER).refused('need.raise', { ...words, pictureId })).code
  const page = Buffer.from('<script>alert(1)</script>')
  expect(await refused(await uploadPicture(world, ASKER, 'need', page))).toBe('PHOTO_REFUSED')
  const { pictureId } = await world.as(ASKER).call('picture.begin', { use: 'need' })
  expect(await refused(pictureId)).toBe('PHOTO_REFUSED')
  expect(await refused('picture-none')).toBe('CONTENT_REFUSED')
  expect(await refused(await uploadPicture(world, ASKER, 'deed'))).toBe('CONTENT_REFUSED')
  expect(await refused(await uploadPicture(world, OTHER, 'need'))).toBe('CONTENT_REFUSED')
  expect((await world.as(ASKER).call('need.list', { view: 'mine' })).items).toEqual([])
})

test('a picture needs the agreement to the wording', async () => {
  const pictureId = await uploadPicture(world, OTHER, 'need')
  const need = { ...words, pictureId }
  expect(await world.as(OTHER).refused('need.raise', need)).toMatchObject({ code: 'CONSENT_NEEDED' })
})

test('the picture of a need stays after a day; what was uploaded and never sent goes', async () => {
  const loose = await uploadPicture(world, ASKER, 'need')
  const { needId } = await raise(await uploadPicture(world, ASKER, 'need', await aJpeg(30, 20)))
  await world.answerPictures()
  world.now += 25 * HOUR
  await world.runJobs()
  expect((await photoFor(LEAD, needId))?.check).toBe('passed')
  expect(await world.files.read(`uploads/${loose}.jpg`)).toBeUndefined()
})
