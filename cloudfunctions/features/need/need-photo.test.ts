import { HOUR } from '../../platform/calendar'
import { aMember, NOW, tree } from '../../testing/documents'
import { openWorld, type World } from '../../testing/world'

let world: World

const [LEAD, ASKER] = ['o-2', 'o-3']
const JPEG = Buffer.from('\xff\xd8\xff\xe0 a picture', 'latin1')

beforeEach(async () => {
  const areas = [{ id: 'area-1', name: '东片', branchId: 'b-1', leadId: 'm-2' }]
  world = await openWorld(NOW, { trees: [{ ...tree, areas }], members: [aMember(2), aMember(3)] })
  await world.as(ASKER).call('session.consent', { version: 1 })
})

afterEach(() => world.close())

const words = { kind: 'home', text: '厨房的灯跳闸', place: '上田村 18 号', when: 'today', areaId: 'area-1' }

const FILE = 'cloud://local-env.6c6f-local-env-1300000000/needs/0a1b.jpg'
const photo = { fileId: FILE }

const get = (needId: string) => world.as(LEAD).call('need.get', { needId })

test('a picture is seen through a link that ends, by those who may see the need', async () => {
  await world.files.write('needs/0a1b.jpg', JPEG)
  const { needId } = await world.as(ASKER).call('need.raise', { ...words, photo })
  const { photoUrl = '' } = await get(needId)
  expect(Buffer.from(await (await fetch(photoUrl)).arrayBuffer())).toEqual(JPEG)
  expect(JSON.stringify(await get(needId))).not.toContain('cloud://')
  world.now += HOUR
  expect((await fetch(photoUrl)).status).toBe(403)
})

test('a picture is refused when it is none, or not there', async () => {
  await world.files.write('needs/0a1b.jpg', Buffer.from('<script>alert(1)</script>'))
  const refused = () => world.as(ASKER).refused('need.raise', { ...words, photo })
  expect(await refused()).toMatchObject({ code: 'PHOTO_REFUSED' })
  await world.files.remove('needs/0a1b.jpg')
  expect(await refused()).toMatchObject({ code: 'PHOTO_REFUSED' })
})

test('nothing but pictures of needs is shown this way, whatever file is named', async () => {
  for (const path of ['posts/0a1b.jpg', 'needs/../posts/0a1b.jpg', 'needs/more/0a1b.jpg']) {
    await world.files.write('posts/0a1b.jpg', JPEG)
    const other = { fileId: FILE.replace('needs/0a1b.jpg', path) }
    expect(await world.as(ASKER).refused('need.raise', { ...words, photo: other })).toMatchObject({
      code: 'INVALID_INPUT',
    })
  }
})
