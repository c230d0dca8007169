import { aMember } from '../../testing/documents'
import { fixOctober, october, openOctober } from '../../testing/pack-world'
import type { World } from '../../testing/world'

let world: World

beforeEach(async () => {
  world = await openOctober()
  await world.database.load({
    members: [
      aMember(9, { branchId: 'b-2', roles: [{ role: 'generalSecretary', orgId: 'b-1' }] }),
      aMember(10, { roles: [{ role: 'recorder', orgId: 'b-1' }] }),
    ],
  })
})

afterEach(() => world.close())

const monthFor = (openid: string) => world.as(openid).call('month.get', october)
const say = (isExcluded: boolean) =>
  world.as('o-9').call('month.exclude', { memberId: 'm-4', month: '2026-10', isExcluded })

test('who is 不参评 is named to those who run the month, without a reason', async () => {
  await say(true)
  const named = { excluded: [{ memberId: 'm-4', name: '王德明' }] }
  expect(await monthFor('o-1')).toMatchObject({ ...named, mayExclude: false, notEligible: { excluded: 1 } })
  expect(await monthFor('o-9')).toMatchObject({ ...named, mayExclude: true })
})

test('recorders and overseers read only how many there are', async () => {
  await say(true)
  for (const openid of ['o-10', 'o-8']) {
    const month = await monthFor(openid)
    expect(month).toMatchObject({ notEligible: { excluded: 1 }, mayExclude: false })
    expect(month).not.toHaveProperty('excluded')
  }
})

test('is taken back until the list is fixed, and counts again', async () => {
  await say(true)
  expect((await monthFor('o-9')).eligible.map(({ memberId }) => memberId)).toEqual(['m-3'])
  await say(false)
  expect(await monthFor('o-9')).toMatchObject({ excluded: [], notEligible: { excluded: 0 } })
  expect((await monthFor('o-9')).eligible).toHaveLength(2)
  await fixOctober(world)
  expect((await monthFor('o-9')).mayExclude).toBe(false)
  const again = { memberId: 'm-4', month: '2026-10', isExcluded: true }
  expect((await world.as('o-9').refused('month.exclude', again)).code).toBe('MONTH_REFUSED')
})
