import { NOW } from '../../testing/documents'
import { codeAt, isCodeOf } from './shift-code'

const shift = { _id: 's-1', secret: 'a secret' }
const HALF_MINUTE = 30_000
const SOME = Math.floor(NOW / HALF_MINUTE) * HALF_MINUTE

test('six digits, the same all through a half minute, and others in the next', () => {
  const { code, validUntil } = codeAt(shift, SOME)
  expect(code).toMatch(/^\d{6}$/)
  expect(validUntil).toBe(SOME + HALF_MINUTE)
  expect(codeAt(shift, SOME + HALF_MINUTE - 1).code).toBe(code)
  expect(codeAt(shift, SOME + HALF_MINUTE).code).not.toBe(code)
})

test('a code is good while it is shown and for half a minute more, never for more than a minute', () => {
  const { code } = codeAt(shift, SOME)
  expect(isCodeOf(shift, code, SOME + 2 * HALF_MINUTE - 1)).toBe(true)
  expect(isCodeOf(shift, code, SOME + 2 * HALF_MINUTE)).toBe(false)
  expect(isCodeOf(shift, code, SOME - 1)).toBe(false)
})

test('a code is of one shift only, and nobody makes it without the secret', () => {
  const { code } = codeAt(shift, SOME)
  expect(isCodeOf({ ...shift, _id: 's-2' }, code, SOME)).toBe(false)
  expect(isCodeOf({ ...shift, secret: 'another' }, code, SOME)).toBe(false)
})

test('codes are spread over all digits', () => {
  const codes = Array.from({ length: 2_000 }, (_, window) => codeAt(shift, window * HALF_MINUTE).code)
  expect(new Set(codes).size).toBeGreaterThan(1_990)
  expect(new Set(codes.map((code) => code[0])).size).toBe(10)
})
