import fc from 'fast-check'
import type { AppError } from '../../platform/app-error'
import { chooseEntry } from './bind-rules'

const entry = (id: string, over: object = {}) => ({
  _id: id,
  openid: `unbound:${id}`,
  birthYear: 1970,
  ...over,
})

function refusal(...given: Parameters<typeof chooseEntry>): string | undefined {
  try {
    chooseEntry(...given)
    return undefined
  } catch (error) {
    return (error as AppError).code
  }
}

test('one entry that waits is chosen without a birth year', () => {
  expect(chooseEntry([entry('a'), entry('b', { openid: 'o-b' })], undefined)._id).toBe('a')
})

test('a birth year that is given must fit, also when the name alone would do', () => {
  expect(refusal([entry('a')], 1971)).toBe('NO_SUCH_NAME')
})

test('two of the same name and year are nobody: the branch must tell them apart first', () => {
  expect(refusal([entry('a'), entry('b')], undefined)).toBe('NEEDS_BIRTH_YEAR')
  expect(refusal([entry('a'), entry('b')], 1970)).toBe('NO_SUCH_NAME')
})

test('whoever is chosen waits, has not left, and is the only one who fits', () => {
  const candidate = fc.record({
    _id: fc.uuid(),
    openid: fc.constantFrom('unbound:x', 'o-somebody'),
    birthYear: fc.integer({ min: 1950, max: 1953 }),
    leftOn: fc.constantFrom(undefined, '2026-01-01'),
  })
  const year = fc.option(fc.integer({ min: 1950, max: 1953 }), { nil: undefined })
  fc.assert(
    fc.property(fc.array(candidate, { maxLength: 6 }), year, (candidates, birthYear) => {
      const fitting = candidates.filter(
        (one) =>
          one.openid.startsWith('unbound:') &&
          !one.leftOn &&
          (birthYear === undefined || one.birthYear === birthYear),
      )
      if (fitting.length === 1) {
        expect(chooseEntry(candidates, birthYear)).toBe(fitting[0])
      } else {
        expect(refusal(candidates, birthYear)).toBe(
          fitting.length > 1 && birthYear === undefined ? 'NEEDS_BIRTH_YEAR' : 'NO_SUCH_NAME',
        )
      }
    }),
  )
})
