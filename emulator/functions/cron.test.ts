import { isDueBetween, parseCron } from './cron'

const at = (time: string) => Date.parse(`2026-11-${time}+08:00`)

test('every ten minutes comes at the full ten minutes and not in between', () => {
  const cron = parseCron('0 */10 * * * * *')
  expect(isDueBetween(cron, at('22T09:41:00'), at('22T09:49:59'))).toBe(false)
  expect(isDueBetween(cron, at('22T09:49:59'), at('22T09:50:00'))).toBe(true)
  expect(isDueBetween(cron, at('22T09:50:00'), at('22T09:50:30'))).toBe(false)
  expect(isDueBetween(cron, at('22T09:41:00'), at('25T03:33:00'))).toBe(true)
})

test('a clock that goes back makes nothing due', () => {
  expect(isDueBetween(parseCron('* * * * * * *'), at('22T10:00:00'), at('22T09:00:00'))).toBe(false)
})

test('hours, days and weekdays are those of Shanghai', () => {
  const weekly = parseCron('0 30 18 * * 1-5 *')
  expect(isDueBetween(weekly, at('22T00:00:00'), at('23T18:29:59'))).toBe(false)
  expect(isDueBetween(weekly, at('23T18:00:00'), at('23T18:30:00'))).toBe(true)
  expect(isDueBetween(parseCron('0 0 2 1 * * 2026'), at('22T00:00:00'), at('30T23:59:59'))).toBe(false)
  expect(isDueBetween(parseCron('0 5/20,7 * * * * *'), at('22T09:06:00'), at('22T09:07:00'))).toBe(true)
})

test('what is not understood is refused, not guessed', () => {
  for (const wrong of ['*/10 * * * *', '0 0 9 * * MON *', '0 0 9 L * * *', '0 */0 * * * * *']) {
    expect(() => parseCron(wrong)).toThrow('cron')
  }
})
