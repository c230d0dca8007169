import type { Failure } from './api'
import { errorText, reportCode } from './error-text'

const failure = (code: string, details: unknown = null) =>
  ({ code, details, traceId: '4f1c9b2a-77d0' }) as Failure

test.each([
  'INVALID_INPUT',
  'UNKNOWN_METHOD',
  'NOT_BOUND',
  'FORBIDDEN',
  'NOT_FOUND',
  'SHIFT_STARTED',
  'SHIFT_CANCELLED',
  'QUEUE_FULL',
  'CLAIM_RELEASED',
  'EDIT_CONFLICT',
  'CONSENT_NEEDED',
  'INVITE_INVALID',
  'NO_SUCH_NAME',
  'NEEDS_BIRTH_YEAR',
  'ALREADY_BOUND',
  'NOT_GRANTABLE',
  'ROLE_CONFLICT',
  'LAST_ADMINISTRATOR',
  'IMPORT_HAS_PROBLEMS',
  'IMPORT_STALE',
  'BUSY',
  'INTERNAL',
  'NETWORK',
  'SERVICE',
])('%s is worded without blame, shouting or a bare code', (code) => {
  const { title, text } = errorText(failure(code))
  expect(title).toMatch(/^[\u4e00-\u9fff，]+$/)
  expect(text).toMatch(/。$/)
  expect(title + text).not.toMatch(/[!！A-Za-z]|操作失败|系统异常|非法/)
})

test('a clash names the shift that is in the way, and when it is', () => {
  const details = {
    shiftId: 's-2',
    taskTitle: '竹林步道清扫',
    startsAt: Date.parse('2026-11-23T08:00:00+08:00'),
    endsAt: Date.parse('2026-11-23T10:00:00+08:00'),
  }
  expect(errorText(failure('CLASH', details)).text).toContain('竹林步道清扫，11月23日 8:00–10:00')
})

test('somebody who tried too often is told from when to try again', () => {
  const until = Date.parse('2026-11-22T10:41:00+08:00')
  expect(errorText(failure('TOO_MANY_TRIES', { until })).text).toContain('10:41 以后再试')
})

test.each([
  ['TREE_REFUSED', 'notEmpty', '下面还有组织或成员'],
  ['ENTRY_REFUSED', 'exemption', '支部决定的日期'],
  ['FILE_REFUSED', 'notXlsx', '另存为'],
  ['FILE_REFUSED', 'formula', '公式'],
])('%s because of %s says what to change', (code, why, words) => {
  expect(errorText(failure(code, { why })).text).toContain(words)
})

test('a code of a newer server still gets a sentence', () => {
  expect(errorText(failure('MOON_IN_THE_WAY')).text).toContain('新版本')
})

test('the code to report is short enough to read out, and never empty', () => {
  expect(reportCode(failure('INTERNAL'))).toBe('4f1c9b2a')
  expect(reportCode({ code: 'NETWORK', details: null, traceId: '' })).toBe('NETWORK')
})
