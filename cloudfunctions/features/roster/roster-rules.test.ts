import fc from 'fast-check'
import type { OrgNode } from '../../contract/org'
import { type EntryInput, endingOffices, entryProblem, type Standing } from './roster-rules'

const node = (id: string, level: OrgNode['level'], parentId: string | null, over = {}): OrgNode => ({
  id,
  name: id,
  level,
  kind: 'area',
  parentId,
  ...over,
})

const nodes = [
  node('g', 'general', null),
  node('b-1', 'branch', 'g'),
  node('b-1-1', 'group', 'b-1'),
  node('b-1-old', 'group', 'b-1', { isRetired: true }),
  node('b-2', 'branch', 'g'),
  node('b-2-1', 'group', 'b-2'),
  node('b-old', 'branch', 'g', { isRetired: true }),
]
const standing: Standing = { branchId: 'b-1', nodes }
const today = '2026-11-22'
const plain: EntryInput = { name: '王强', kind: 'party', birthYear: 1970, alsoIn: [] }
const problem = (over: Partial<EntryInput>, at = standing) => entryProblem({ ...plain, ...over }, at, today)

test('tracks A to D need nothing more, and a villager has none', () => {
  for (const track of ['A', 'B', 'C', 'D', undefined] as const) {
    expect(problem({ track })).toBeUndefined()
  }
  expect(problem({ kind: 'villager' })).toBeUndefined()
  expect(problem({ kind: 'villager', track: 'B' })).toBe('track')
})

test('track E needs the branch’s decision, and a decision needs track E', () => {
  const decided = { decidedOn: '2026-03-01', reason: 'branchDecision' as const }
  expect(problem({ track: 'E' })).toBe('exemption')
  expect(problem({ track: 'E', exemption: decided })).toBeUndefined()
  expect(problem({ track: 'B', exemption: decided })).toBe('exemption')
  expect(problem({ exemption: decided })).toBe('exemption')
  expect(problem({ track: 'E', exemption: { ...decided, decidedOn: '2026-11-23' } })).toBe('exemption')
})

test('age is a reason from the year in which somebody turns 70', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1920, max: 2000 }), (birthYear) => {
      const exemption = { decidedOn: '2026-03-01', reason: 'age' as const }
      const expected = 2026 - birthYear >= 70 ? undefined : 'exemption'
      expect(problem({ track: 'E', birthYear, exemption })).toBe(expected)
    }),
  )
})

test('only track D is away, and nobody reports from the future', () => {
  const away = { place: '杭州', reportedOn: today }
  expect(problem({ track: 'D', away })).toBeUndefined()
  expect(problem({ track: 'B', away })).toBe('away')
  expect(problem({ away })).toBe('away')
  expect(problem({ track: 'D', away: { ...away, reportedOn: '2026-11-23' } })).toBe('away')
})

test('the group belongs to the branch and has not been retired', () => {
  expect(problem({ groupId: 'b-1-1' })).toBeUndefined()
  for (const groupId of ['b-2-1', 'b-1-old', 'b-1', 'nowhere']) {
    expect(problem({ groupId })).toBe('group')
  }
})

test('home and second branches are different branches at work', () => {
  expect(problem({ alsoIn: ['b-2'] })).toBeUndefined()
  for (const alsoIn of [['b-1'], ['b-2', 'b-2'], ['b-old'], ['g'], ['b-1-1'], ['nowhere']]) {
    expect(problem({ alsoIn })).toBe('branch')
  }
  for (const branchId of ['b-old', 'g', 'b-1-1', 'nowhere']) {
    expect(problem({}, { branchId, nodes })).toBe('branch')
  }
})

test('with a move end the offices in other branches and their groups, not those above', () => {
  expect(endingOffices(nodes, 'b-2')).toEqual(['b-1', 'b-1-1', 'b-1-old', 'b-old'])
})
