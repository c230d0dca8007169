import { HOUR } from '../../platform/calendar'
import { aMember, NOW, tree } from '../../testing/documents'
import { aRiskyJpeg, uploadPicture } from '../../testing/pictures'
import { openWorld, type World } from '../../testing/world'
import { forgetRules } from './rules-in-force'

let world: World

const [RECORDER, MEMBER] = ['o-2', 'o-3']
const deed = { code: 'V9', day: '2026-11-10', amount: 1, what: '帮老人修灯' }

beforeEach(async () => {
  forgetRules()
  world = await openWorld(NOW, {
    trees: [tree],
    members: [aMember(2, { roles: [{ role: 'recorder', orgId: 'b-1' }] }), aMember(3, { track: 'B' })],
  })
})

afterEach(() => world.close())

async function apply(bytes?: Buffer): Promise<string> {
  await world.as(MEMBER).call('session.consent', { version: 1 })
  const pictureId = await uploadPicture(world, MEMBER, 'deed', bytes)
  await world.as(MEMBER).call('deed.apply', { ...deed, pictureId })
  return pictureId
}

const own = async () => (await world.as(MEMBER).call('deed.mine', {})).deeds[0]?.photo

const seen = async () => (await world.as(RECORDER).call('deed.list', { branchId: 'b-1' })).deeds[0]?.photo

const open = async (url = '') => (await fetch(url)).status

test('the picture of a deed is the member’s own until WeChat has passed it, and then of who confirms it', async () => {
  await apply()
  expect(await seen()).toBeUndefined()
  const waiting = await own()
  expect(waiting?.check).toBe('checking')
  expect(await open(waiting?.url)).toBe(200)
  await world.answerPictures()
  const photo = await seen()
  expect([await open(photo?.url), await open((await own())?.url)]).toEqual([200, 200])
  world.now += HOUR
  expect(await open(photo?.url)).toBe(403)
})

test('a picture WeChat refuses is seen by nobody, and the deed stands without it', async () => {
  await apply(await aRiskyJpeg())
  await world.answerPictures()
  expect(await seen()).toBeUndefined()
  expect(await own()).toEqual({ check: 'refused' })
})

test('a picture needs the agreement to the wording, and is refused when it is none', async () => {
  const pictureId = await uploadPicture(world, MEMBER, 'deed', Buffer.from('<script>alert(1)</script>'))
  const asked = { ...deed, pictureId }
  expect(await world.as(MEMBER).refused('deed.apply', asked)).toMatchObject({ code: 'CONSENT_NEEDED' })
  await world.as(MEMBER).call('session.consent', { version: 1 })
  expect(await world.as(MEMBER).refused('deed.apply', asked)).toMatchObject({ code: 'PHOTO_REFUSED' })
})

test('the picture of a need, or of another member, is none of a deed', async () => {
  await world.as(MEMBER).call('session.consent', { version: 1 })
  for (const [openid, use] of [
    [MEMBER, 'need'],
    [RECORDER, 'deed'],
  ] as const) {
    const pictureId = await uploadPicture(world, openid, use)
    const refused = await world.as(MEMBER).refused('deed.apply', { ...deed, pictureId })
    expect(refused).toMatchObject({ code: 'CONTENT_REFUSED', details: { why: 'picture' } })
  }
})

test('the picture of a deed stays after a day', async () => {
  await apply()
  await world.answerPictures()
  world.now += 25 * HOUR
  await world.runJobs()
  expect((await seen())?.check).toBe('passed')
})
