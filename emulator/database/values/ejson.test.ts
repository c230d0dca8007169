import { EJSON } from 'bson'
import fc from 'fast-check'
import { decode, decodeStored, encode, encodeStored } from './ejson'
import { equalValues } from './order'
import type { Value } from './value'

/** Names that mean something to extended JSON or to JavaScript are covered by their own tests. */
const names = fc
  .string()
  .filter((name) => !name.startsWith('$') && name !== '__proto__' && !name.includes('\0'))

const { value: values } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double(),
    fc.string(),
    fc.date({ noInvalidDate: true }),
    fc.array(tie('value')),
    fc.dictionary(names, tie('value'), { noNullPrototype: true }),
  ),
}))

test('what is written for the wire reads back the same, with our parser and with that of the SDK', () => {
  fc.assert(
    fc.property(values, (value) => {
      expect(decode(encode(value), 'it', 0)).toEqual(value)
      // -0 aside, which the SDK cannot tell from 0.
      expect(equalValues(EJSON.parse(encode({ value }), { relaxed: true }).value, value)).toBe(true)
    }),
  )
})

test('what the SDK writes reads back the same', () => {
  fc.assert(
    fc.property(values, (value) => {
      const written = EJSON.stringify({ value }, { relaxed: false })
      expect(equalValues((decode(written, 'it', 0) as { value: Value }).value, value)).toBe(true)
    }),
  )
})

test('what is written for the disk reads back the same', () => {
  fc.assert(
    fc.property(values, (value) => {
      expect(decodeStored(encodeStored(value))).toEqual(value)
    }),
  )
})

test('whole numbers are sent as int32, then int64, then double, like the SDK sends them', () => {
  expect(encode([1, 2 ** 31, 2 ** 63, 1.5, -0])).toBe(
    '[{"$numberInt":"1"},{"$numberLong":"2147483648"},{"$numberDouble":"9223372036854775808.0"},' +
      '{"$numberDouble":"1.5"},{"$numberDouble":"-0.0"}]',
  )
})

test('plain numbers and dates as text are understood, as hand-written requests have them', () => {
  expect(decode('{"n":1,"at":{"$date":"2026-11-02T08:00:00Z"}}', 'it', 0)).toEqual({
    n: 1,
    at: new Date('2026-11-02T08:00:00Z'),
  })
})

test.each([
  '{"$numberInt":"2147483648"}',
  '{"$numberInt":1}',
  '{"$numberInt":"1","x":1}',
  '{"$numberLong":"9223372036854775808"}',
  '{"$numberDouble":"1,5"}',
  '{"$date":"yesterday"}',
  '{"$date":{"$numberLong":"8640000000000001"}}',
  '{"$date":{"a":1}}',
  '{"$tcb_server_date":{"offset":"1"}}',
  '{"$regularExpression":{"pattern":"a"}}',
  '{"$regularExpression":{"pattern":"a","options":"g"}}',
  '{"$numberDecimal":"1"}',
  '{"$binary":{"base64":"","subType":"00"}}',
  '{"$oid":"5e7b474a5e54c773b58d7b39"}',
  '{"a":{"__proto__":1}}',
  '{"a\\u0000b":1}',
])('%s is refused', (text) => {
  expect(() => decode(text, 'it', 0)).toThrow(expect.objectContaining({ code: 'DATABASE_REQUEST_FAILED' }))
})
