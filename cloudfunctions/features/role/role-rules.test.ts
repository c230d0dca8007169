import fc from 'fast-check'
import { roleNames } from '../../contract/session'
import { conflicts, findService, isHeldAt, type Service, withoutService, withService } from './role-rules'

const NOW = 1_000

/** b-1 and b-2 lie below g-1, a group below b-1; all of it in the county. */
const aboveById: Record<string, string> = { 'b-1': 'g-1', 'b-2': 'g-1', 'b-1-group': 'b-1', 'g-1': 'county' }
const isWithin = (orgId: string, aboveId: string): boolean =>
  orgId === aboveId || (aboveById[orgId] !== undefined && isWithin(aboveById[orgId], aboveId))

const clash = (held: Service[], added: Service) => conflicts(held, added, NOW, isWithin)

test('an overseer is no officer of the same branch, of one above or of one below', () => {
  const overseer = (orgId: string): Service => ({ role: 'overseer', orgId })
  const secretary: Service = { role: 'branchSecretary', orgId: 'b-1' }
  expect(clash([secretary], overseer('b-1'))).toBe(true)
  expect(clash([secretary], overseer('g-1'))).toBe(true)
  expect(clash([secretary], overseer('county'))).toBe(true)
  expect(clash([secretary], overseer('b-2'))).toBe(false)
  expect(clash([overseer('b-1')], { role: 'groupLeader', orgId: 'b-1-group' })).toBe(true)
  expect(clash([overseer('b-1')], { role: 'generalSecretary', orgId: 'g-1' })).toBe(true)
  expect(clash([overseer('b-2')], secretary)).toBe(false)
})

test('what has ended does not conflict, and two offices never do', () => {
  const secretary: Service = { role: 'branchSecretary', orgId: 'b-1', until: NOW }
  expect(clash([secretary], { role: 'overseer', orgId: 'b-1' })).toBe(false)
  expect(clash([{ role: 'recorder', orgId: 'b-1' }], secretary)).toBe(false)
  expect(clash([{ role: 'overseer', orgId: 'b-1' }], { role: 'overseer', orgId: 'g-1' })).toBe(false)
})

test('each role is held at its own level; a task lead is not granted at all', () => {
  const levels = ['group', 'branch', 'general', 'county'] as const
  const held = roleNames.map((role) => [role, levels.filter((level) => isHeldAt(role, level)).join(' ')])
  expect(Object.fromEntries(held)).toEqual({
    groupLeader: 'group',
    taskLead: '',
    recorder: 'branch',
    branchSecretary: 'branch',
    generalSecretary: 'general',
    enterpriseContact: 'branch',
    overseer: 'branch general county',
    countyAdministrator: 'county',
  })
})

const service: fc.Arbitrary<Service> = fc.record(
  {
    role: fc.constantFrom(...roleNames),
    orgId: fc.constantFrom('b-1', 'b-2', 'g-1'),
    until: fc.integer({ min: 0, max: 2_000 }),
  },
  { requiredKeys: ['role', 'orgId'] },
)

test('granting leaves every other role as it was, holds one at a time of each, and drops what has ended', () => {
  fc.assert(
    fc.property(fc.array(service), service, (held, added) => {
      const after = withService(held, added, NOW)
      expect(after.at(-1)).toEqual(added)
      expect(withoutService(after, added, NOW)).toEqual(withoutService(held, added, NOW))
      expect(findService(withoutService(after, added, NOW), added, NOW)).toBeUndefined()
      expect(after.slice(0, -1).every(({ until }) => until === undefined || until > NOW)).toBe(true)
    }),
  )
})
