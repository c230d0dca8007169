import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { canonicalForm, checkCode, commitmentOf } from './check-code'
import type { FrozenRow } from './cycle-rules'

const head = { branchId: 'org-shangtian', month: '2026-10', ruleVersion: 1, list: 1 }

const row: FrozenRow = {
  memberId: 'm-0008',
  name: '王德明',
  sentence: '带着大家修好了三里水渠',
  kind: 'winner',
  salt: '00112233445566778899aabbccddeeff',
}

test('the canonical form is what the documentation says, to the byte', () => {
  const commitment = createHash('sha256')
    .update('00112233445566778899aabbccddeeff\n["王德明","带着大家修好了三里水渠","winner"]')
    .digest('hex')
  expect(commitmentOf(row)).toBe(commitment)
  expect(canonicalForm(head, [commitment])).toBe(
    `red-star-list/1\norg-shangtian 2026-10 1 1\n${commitment}\n`,
  )
})

test('the code is sixteen characters in fours, without those that are mistaken for others', () => {
  expect(checkCode(head, [commitmentOf(row)])).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
})

test('a list is still checked when a row is erased and only its commitment stays', () => {
  const other = commitmentOf({ ...row, name: '徐建国', salt: 'ff'.repeat(16) })
  const published = checkCode(head, [commitmentOf(row), other])
  expect(checkCode(head, [commitmentOf(row), other])).toBe(published)
})

test('whatever is changed in a row, its place or the head, the code is another', () => {
  const published = checkCode(head, [commitmentOf(row), 'a'.repeat(64)])
  const changed = [
    checkCode(head, ['a'.repeat(64), commitmentOf(row)]),
    checkCode({ ...head, month: '2026-09' }, [commitmentOf(row), 'a'.repeat(64)]),
    checkCode({ ...head, ruleVersion: 2 }, [commitmentOf(row), 'a'.repeat(64)]),
    checkCode({ ...head, list: 2 }, [commitmentOf(row), 'a'.repeat(64)]),
    ...[{ name: '王明德' }, { sentence: '' }, { kind: 'repeat' as const }, { salt: '0' }].map((over) =>
      checkCode(head, [commitmentOf({ ...row, ...over }), 'a'.repeat(64)]),
    ),
  ]
  expect(changed).not.toContain(published)
  expect(new Set(changed).size).toBe(changed.length)
})

test('words cannot be moved from one field of a row to the next', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      fc.string(),
      fc.string(),
      (name, sentence, otherName, otherSentence) => {
        fc.pre(name !== otherName || sentence !== otherSentence)
        expect(commitmentOf({ ...row, name, sentence })).not.toBe(
          commitmentOf({ ...row, name: otherName, sentence: otherSentence }),
        )
      },
    ),
  )
})
