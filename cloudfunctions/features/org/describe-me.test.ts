import { aMember, tree } from '../../testing/documents'
import { openWorld, type World } from '../../testing/world'

let world: World

const open = async (version: number, over: object) => {
  world = await openWorld(Date.parse('2026-11-22T09:41:00+08:00'), {
    trees: [{ ...tree, version, ...over }],
    members: [aMember(1)],
  })
}

afterEach(() => world.close())

test('a demo town says so to members and to visitors', async () => {
  await open(2, { isDemo: true })
  expect(await world.as('o-1').call('session.me', {})).toMatchObject({ bound: true, isDemo: true })
  expect(await world.as('o-9').call('session.me', {})).toEqual({ bound: false, isDemo: true })
  await world.as('o-1').call('session.me', {})
  expect(world.operations).toEqual(['members database.getDocument'])
})

test('a real one does not', async () => {
  await open(3, {})
  expect(await world.as('o-1').call('session.me', {})).not.toHaveProperty('isDemo')
  expect(await world.as('o-9').call('session.me', {})).toEqual({ bound: false })
})
