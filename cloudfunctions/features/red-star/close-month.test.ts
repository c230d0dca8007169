import { aMember, tree } from '../../testing/documents'
import { openWorld, type World } from '../../testing/world'
import { newPassbook } from '../points/passbook-rules'
import { defaultRules } from '../points/rule-set-rules'
import { forgetRules } from '../points/rules-in-force'
import { forgetCalendar } from './calendar-store'

const at = (text: string) => Date.parse(`${text}+08:00`)
const PEOPLE = 200

let world: World

beforeEach(async () => {
  forgetRules()
  forgetCalendar()
  const members = Array.from({ length: PEOPLE }, (_, index) => aMember(index + 10, { track: 'B' }))
  const withEntries = members.slice(0, 150)
  world = await openWorld(at('2026-11-09T09:00:00'), {
    trees: [{ ...tree, version: 57 }],
    members: [aMember(1, { track: 'A', roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }), ...members],
    passbooks: withEntries.map(({ _id: memberId }, index) => {
      const owner = { memberId, branchId: 'b-1', track: 'B' as const }
      const hours = [1, 8, 15].map((day) => ({
        _id: `e-${index}-${day}`,
        code: 'V1' as 'V1' | 'V4',
        day: `2026-10-${String(day).padStart(2, '0')}`,
        amount: index < 3 ? 7 : 2,
        what: '清沟',
        by: 'm-1',
        at: 0,
      }))
      const visits = hours.slice(0, 1).map((hour) => ({
        ...hour,
        _id: `v-${index}`,
        code: 'V4' as const,
        amount: 3 - index,
      }))
      return newPassbook('2026-10', owner, defaultRules, index < 3 ? [...hours, ...visits] : hours)
    }),
  })
})

afterEach(() => world.close())

const month = { branchId: 'b-1', month: '2026-10' }

test('closing a month of 200 members reads at most a hundredth of them and five times more', async () => {
  const { version, winners } = await world.as('o-1').call('month.get', month)
  const sentences = winners.map((memberId) => ({ memberId, text: '带着大家清沟' }))
  await world.as('o-1').call('month.fix', { ...month, version, sentences })
  const reads = world.operations.filter((operation) => operation.includes('getDocument'))
  expect(reads.length).toBeLessThanOrEqual(PEOPLE / 100 + 5)
  // Whoever had no passbook, the seal, the record, the month twice, what the winners are told.
  expect(world.operations.length - reads.length).toBeLessThanOrEqual(8)
  expect(await world.as('o-1').call('month.get', month)).toMatchObject({
    phase: 'notice',
    counted: PEOPLE + 1,
  })
})
