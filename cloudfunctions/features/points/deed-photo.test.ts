import { HOUR } from '../../platform/calendar'
import { aMember, NOW, tree } from '../../testing/documents'
import { openWorld, type World } from '../../testing/world'
import { forgetRules } from './rules-in-force'

let world: World

const JPEG = Buffer.from('\xff\xd8\xff\xe0 a picture', 'latin1')
const photo = { fileId: 'cloud://local-env.6c6f-local-env-1300000000/deeds/0a1b.jpg' }
const deed = { code: 'V9', day: '2026-11-10', amount: 1, what: '帮老人修灯', photo }

beforeEach(async () => {
  forgetRules()
  world = await openWorld(NOW, {
    trees: [tree],
    members: [aMember(2, { roles: [{ role: 'recorder', orgId: 'b-1' }] }), aMember(3, { track: 'B' })],
  })
})

afterEach(() => world.close())

test('the picture of a deed is seen through a link that ends, by the member and by who confirms it', async () => {
  await world.files.write('deeds/0a1b.jpg', JPEG)
  await world.as('o-3').call('session.consent', { version: 1 })
  await world.as('o-3').call('deed.apply', deed)
  const mine = await world.as('o-3').call('deed.mine', {})
  const listed = await world.as('o-2').call('deed.list', { branchId: 'b-1' })
  for (const { deeds } of [mine, listed]) {
    const { photoUrl = '' } = deeds[0] ?? {}
    expect(Buffer.from(await (await fetch(photoUrl)).arrayBuffer())).toEqual(JPEG)
  }
  expect(JSON.stringify([mine, listed])).not.toContain('cloud://')
  world.now += HOUR
  expect((await fetch(mine.deeds[0]?.photoUrl ?? '')).status).toBe(403)
})

test('a picture needs the agreement to the wording, and is refused when it is none', async () => {
  await world.files.write('deeds/0a1b.jpg', Buffer.from('<script>alert(1)</script>'))
  expect(await world.as('o-3').refused('deed.apply', deed)).toMatchObject({ code: 'CONSENT_NEEDED' })
  await world.as('o-3').call('session.consent', { version: 1 })
  expect(await world.as('o-3').refused('deed.apply', deed)).toMatchObject({ code: 'PHOTO_REFUSED' })
})

test('nothing outside the folder of deeds is shown through one', async () => {
  await world.files.write('needs/0a1b.jpg', JPEG)
  await world.as('o-3').call('session.consent', { version: 1 })
  for (const path of ['needs/0a1b.jpg', 'deeds/../needs/0a1b.jpg', 'deeds/0a1b.docx']) {
    const fileId = `cloud://local-env.6c6f-local-env-1300000000/${path}`
    const refused = await world.as('o-3').refused('deed.apply', { ...deed, photo: { fileId } })
    expect(refused).toMatchObject({ code: 'INVALID_INPUT' })
  }
})
