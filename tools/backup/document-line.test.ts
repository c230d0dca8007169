import fc from 'fast-check'
import { documentOf, lineOf, type Stored } from './document-line'

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\u2028', '\n', '\r\n', '"', '\\', '👩‍🌾', '$date', ''),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.constantFrom(Number.MAX_SAFE_INTEGER, 2 ** 31, -(2 ** 31) - 1, 0.1, -0),
    fc.boolean(),
    fc.constant(null),
    fc.date({ noInvalidDate: true }),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-zA-Z一-龥][a-zA-Z0-9-]{0,8}$/), tie('any'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).any

test('whatever a document holds comes back as it was, on one line', () => {
  fc.assert(
    fc.property(fc.string(), value, (_id, held) => {
      const line = lineOf('members', { _id, held })
      expect(line).not.toContain('\n')
      expect(documentOf(line)).toEqual({ _id, held })
    }),
  )
})

test.each([
  ['a pattern', /a/],
  ['something with methods', new Map()],
  ['a function', () => 1],
  ['what is not there', undefined],
])('%s is refused by its path, never written as something else', (_, strange) => {
  const document = { _id: 'm-1', roles: [{ held: strange }] } as Stored
  expect(() => lineOf('members', document)).toThrow('members/m-1.roles.0.held')
})
