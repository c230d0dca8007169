import { members, NOW, tree } from '../../testing/documents'
import { openWorld, type World } from '../../testing/world'

let world: World

beforeEach(async () => {
  world = await openWorld(NOW, { trees: [tree], members: members(1) })
})

afterEach(() => world.close())

const code = 'phone-0123456789'

test('nothing is asked of WeChat before the person has agreed', async () => {
  expect(await world.as('o-1').refused('card.phone', { code })).toMatchObject({ code: 'CONSENT_NEEDED' })
})

test('a code gives a number once, and nothing is stored', async () => {
  const me = world.as('o-1')
  await me.call('session.consent', { version: 1 })
  const { phone } = await me.call('card.phone', { code })
  expect(phone).toMatch(/^1\d{10}$/)
  expect(await me.refused('card.phone', { code })).toMatchObject({ code: 'PHONE_UNKNOWN' })
  expect(await me.call('card.get', { memberId: 'm-1' })).not.toHaveProperty('phone')
})

test('a made-up code gives none', async () => {
  const me = world.as('o-1')
  await me.call('session.consent', { version: 1 })
  expect(await me.refused('card.phone', { code: 'guessing-a-code' })).toMatchObject({ code: 'PHONE_UNKNOWN' })
})
