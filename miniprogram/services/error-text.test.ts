import { describeContract } from '../../tools/contract/release'
import { choicesIn, sampleOf } from '../testing/contract-samples'
import type { Failure } from './api'
import { errorText, reportCode } from './error-text'
import { failureNotice } from './failure-notice'
import { failedView } from './load-view'

const failure = (code: string, details: unknown = null) =>
  ({ code, details, traceId: '4f1c9b2a-77d0' }) as Failure

test.each([
  'INVALID_INPUT',
  'UNKNOWN_METHOD',
  'NOT_BOUND',
  'FORBIDDEN',
  'NOT_FOUND',
  'PEOPLE_GONE',
  'CODE_WRONG',
  'NOT_ON_SHIFT',
  'OWN_ENTRY',
  'PHOTO_REFUSED',
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
  ['TIMES_REFUSED', 'endsBeforeStart', '结束要晚于开始'],
  ['TREE_REFUSED', 'notEmpty', '下面还有组织或成员'],
  ['ENTRY_REFUSED', 'exemption', '支部决定的日期'],
  ['FILE_REFUSED', 'notXlsx', '另存为'],
  ['FILE_REFUSED', 'formula', '公式'],
])('%s because of %s says what to change', (code, why, words) => {
  expect(errorText(failure(code, { why })).text).toContain(words)
})

test('when several do not find room together it says how many places there are, and that nobody has one', () => {
  const { title, text } = errorText(failure('NOT_ENOUGH_PLACES', { left: 2 }))
  expect(title).toBe('只剩 2\u00A0个名额，不够一起去')
  expect(text).toContain('谁都没有报上')
  expect(errorText(failure('NOT_ENOUGH_PLACES', { left: 0 })).title).toBe('没有空名额了')
})

test('whom a shift is for is said, and when one can check in', () => {
  expect(errorText(failure('NOT_FOR_YOU', { audience: 'party' })).title).toBe('这班只招党员')
  const from = Date.parse('2026-11-23T07:00:00+08:00')
  const closed = failure('CHECK_IN_CLOSED', { from, until: from + 4 * 3_600_000 })
  expect(errorText(closed).text).toContain('11月23日 7:00 到 11:00 可以签到')
})

test.each(['MOON_IN_THE_WAY', 'constructor', '__proto__', ''])(
  'a code of a newer server still gets a sentence, and its number: %p',
  (code) => {
    expect(errorText(failure(code)).text).toContain('新版本')
    expect(failureNotice(failure(code)).text).toContain('说代码 4f1c9b2a')
    expect(failedView('任务没打开', failure(code), Date.now())).toMatchObject({
      code: expect.stringContaining('4f1c9b2a'),
    })
  },
)

const { errors } = describeContract(1)

test.each(Object.entries(errors))(
  '%s is worded whatever a newer server gives as its details',
  (code, shape) => {
    for (const place of [undefined, ...choicesIn(shape).map((choice) => choice.place)]) {
      const { title, text } = errorText(failure(code, sampleOf(shape, place)))
      expect(title).toMatch(/^[\u4e00-\u9fff]/)
      expect(text).toMatch(/[。甲]$/)
      expect(title + text).not.toMatch(/undefined|NaN|fromTheFuture/)
    }
  },
)

test('while the phone is newer than the functions it is told to wait, not to update', () => {
  expect(errorText(failure('UNKNOWN_METHOD'))).toEqual({ title: '正在更新', text: '请过几分钟再试。' })
  expect(failureNotice(failure('UNKNOWN_METHOD')).text).toBe('请过几分钟再试。填的都留着。')
})

test('the code to report is short enough to read out, and never empty', () => {
  expect(reportCode(failure('INTERNAL'))).toBe('4f1c9b2a')
  expect(reportCode({ code: 'NETWORK', details: null, traceId: '' })).toBe('NETWORK')
})
