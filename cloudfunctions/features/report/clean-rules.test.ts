import fc from 'fast-check'
import { cleanExcerpt } from './clean-rules'

test('what tells where a script failed stays', () => {
  const stack =
    "TypeError: Cannot read property 'left' of undefined\n    at onClaim (pages/task/detail/detail.js:41:12)"
  expect(cleanExcerpt(stack)).toBe(stack)
})

test('long names of scripts stay', () => {
  const stack =
    '    at refuse (packages/workbench-of-officers/need-of-somebody-else.js:1:2)\n    at npm/tdesign-miniprogram/upload-component.js:22:1'
  expect(cleanExcerpt(stack)).toBe(stack)
})

test.each([
  ['a name', 'JSON error at 周桂芳 (', '周桂芳'],
  ['a phone number', 'bad value 13812345678', '13812345678'],
  ['a phone number with gaps', 'bad value 138 1234-5678', '5678'],
  ['a phone number with hidden characters', '138\u00001234\u200b5678', '5678'],
  ['a phone number in wide digits', 'bad value １３８１２３４５６７８', '１３８'],
  ['a query', 'at pages/card/card?memberId=m-7&name=zhou (', 'm-7'],
  ['an openid', 'for oZ5kV0dYq3hXx9-aBcDeFgHiJkL no entry', 'aBcDeFgHiJkL'],
  ['an openid at the end of a sentence', 'no entry for oZ5kV0dYq3hXx9-aBcDeFgHiJkL.', 'aBcDeFgHiJkL'],
  ['an openid in a path', 'cloud://town-1.746f/o/oZ5kV0dYq3hXx9-aBcDeFgHiJkL/1.jpg', 'aBcDeFgHiJkL'],
  ['a phone number in groups', 'bad value (138) 1234  5678', '1234'],
  ['a phone number with other marks', 'bad value 138/1234—5678', '5678'],
  ['an id number', '33082519600101001X', '196001'],
])('%s does not reach the log', (_, text, secret) => {
  expect(cleanExcerpt(text)).not.toContain(secret)
})

test('whatever is sent, no Chinese character, no seven digits and no control character come out, and no more than a thousand', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[\u4e00-\u9fff\d ?&=-]{0,40}$/),
    fc.constantFrom('\u202e', '\u0000', '\r\n', '?', '123\u0000', '𠀀', '１２３４５６７'),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const cleaned = cleanExcerpt(parts.join(''))
      expect(cleaned).not.toMatch(/\p{Script=Han}|\d{7}|[^\P{C}\n]/u)
      expect(cleaned.length).toBeLessThanOrEqual(1_000)
    }),
  )
})

test('a hostile text takes no longer than a plain one', () => {
  const texts = ['1 '.repeat(500), '-1'.repeat(500), 'a-'.repeat(500), '?'.repeat(1_000), '/w'.repeat(500)]
  const startedAt = performance.now()
  texts.forEach(cleanExcerpt)
  expect(performance.now() - startedAt).toBeLessThan(200)
})
