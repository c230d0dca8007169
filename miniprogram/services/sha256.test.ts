import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { sha256Hex } from './sha256'

const known = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

test.each(['', 'abc', '红星党员', 'a'.repeat(55), 'a'.repeat(56), 'a'.repeat(64), '红'.repeat(700)])(
  'the digest of «%s» is that of every other program',
  (text) => {
    expect(sha256Hex(text)).toBe(known(text))
  },
)

test('the digest of any text is that of every other program', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 200 })
  fc.assert(
    fc.property(texts, (text) => sha256Hex(text) === known(text)),
    { numRuns: 200 },
  )
})
