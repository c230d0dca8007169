import { people, smallCounty } from '../../testing/county'
import { aMember, aShift, NOW } from '../../testing/documents'
import { openWorld, type World } from '../../testing/world'

const PEOPLE = 40

let world: World

beforeEach(async () => {
  const county = smallCounty(NOW)
  world = await openWorld(NOW, {
    ...county,
    members: [
      ...(county.members ?? []),
      ...Array.from({ length: PEOPLE }, (_, index) => aMember(index + 1, { track: 'B' })),
    ],
    shifts: [aShift('open', { places: PEOPLE, branchId: 'b-1' })],
  })
})

afterEach(() => world.close())

test('while a branch goes to another general branch, no act of its members is lost or misplaced', async () => {
  const claims = Array.from({ length: PEOPLE }, (_, index) =>
    world.as(`o-${index + 1}`).call('task.claim', { shiftId: 'open' }),
  )
  const move = world
    .as(people.countyAdministrator)
    .call('org.transfer', { treeId: 'tree-1', version: 1, orgId: 'b-1', toTreeId: 'tree-2', toVersion: 1 })
  const [outcomes] = await Promise.all([Promise.all(claims), move])
  expect(outcomes).toEqual(Array(PEOPLE).fill({ state: 'claimed' }))

  const me = await world.as('o-1').call('session.me', {})
  expect(me).toMatchObject({ branchId: 'b-1', branchName: 'b-1 支部' })
  const mine = await world.as('o-1').call('task.list', { view: 'open', scope: 'branch' })
  expect(mine.items.map(({ shift }) => shift)).toMatchObject([{ id: 'open', left: 0 }])

  const secretary = world.as(people.branchSecretary)
  const { rows } = await secretary.call('roster.list', { branchId: 'b-1', limit: 100 })
  expect(rows.filter(({ memberId }) => /^m-\d+$/.test(memberId))).toHaveLength(PEOPLE)
  const above = world.as(people.generalSecretary)
  expect(await above.refused('roster.get', { memberId: 'm-1' })).toMatchObject({ code: 'NOT_FOUND' })
})
