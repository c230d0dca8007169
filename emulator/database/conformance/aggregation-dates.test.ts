import { valueOf } from './aggregation-value'
import { type Environment, openEnvironment } from './environment'

let environment: Environment
let $: Environment['command']['aggregate']

beforeAll(async () => {
  environment = await openEnvironment()
  $ = environment.command.aggregate
})
afterAll(() => environment.close())

/** A Friday in China, still Thursday the 31st of December 2026 in UTC. */
const NEW_YEAR = new Date('2026-12-31T20:05:06.007Z')

test.each([
  ['year', 2026, 2027],
  ['month', 12, 1],
  ['dayOfMonth', 31, 1],
  ['hour', 20, 4],
  ['minute', 5, 5],
  ['second', 6, 6],
  ['millisecond', 7, 7],
  ['dayOfYear', 365, 1],
  ['dayOfWeek', 5, 6],
  ['isoDayOfWeek', 4, 5],
  ['week', 52, 0],
  ['isoWeek', 53, 53],
  ['isoWeekYear', 2026, 2026],
] as const)('%s is %d in UTC and %d in China', async (name, utc, china) => {
  const at = { at: NEW_YEAR }
  expect(await valueOf(environment, $[name]('$at'), at)).toBe(utc)
  expect(await valueOf(environment, $[name]({ date: '$at', timezone: 'Asia/Shanghai' }), at)).toBe(china)
  expect(await valueOf(environment, $[name]({ date: '$at', timezone: '+0800' }), at)).toBe(china)
})

test('a part of nothing is null, of anything else an error', async () => {
  expect(await valueOf(environment, $.year('$at'))).toBeNull()
  await expect(valueOf(environment, $.year('$at'), { at: '2026-01-01' })).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  })
})

test.each([
  ['2026-03-29T00:30:00Z', 1],
  ['2026-03-29T01:30:00Z', 3],
  ['2026-10-25T00:30:00Z', 2],
  ['2026-10-25T01:30:00Z', 2],
])('at %s it is %d o’clock in Berlin, where clocks are changed', async (at, hour) => {
  expect(
    await valueOf(environment, $.hour({ date: '$at', timezone: 'Europe/Berlin' }), { at: new Date(at) }),
  ).toBe(hour)
})

test('a time zone nobody knows is an error', async () => {
  await expect(
    valueOf(environment, $.hour({ date: '$at', timezone: 'Mars/Base' }), { at: NEW_YEAR }),
  ).rejects.toMatchObject({ message: expect.stringContaining('Mars/Base') })
})

describe('dateToString', () => {
  test.each([
    [{ date: '$at' }, '2026-12-31T20:05:06.007Z'],
    [{ date: '$at', timezone: 'Asia/Shanghai' }, '2027-01-01T04:05:06.007'],
    [{ date: '$at', format: '%Y年%m月%d日 %H:%M', timezone: 'Asia/Shanghai' }, '2027年01月01日 04:05'],
    [{ date: '$at', format: '%G-W%V-%u %j %U %w %S.%L %%' }, '2026-W53-4 365 52 5 06.007 %'],
    [{ date: '$at', format: '%z %Z', timezone: 'Asia/Shanghai' }, '+0800 +480'],
    [{ date: '$at', format: '%z %Z', timezone: '-03:30' }, '-0330 -210'],
    [{ date: '$none', format: '%Y' }, null],
    [{ date: '$none', onNull: 'never' }, 'never'],
  ])('%j gives %s', async (operand, expected) => {
    expect(await valueOf(environment, $.dateToString(operand), { at: NEW_YEAR })).toBe(expected)
  })

  test('a letter it does not know is an error', async () => {
    await expect(
      valueOf(environment, $.dateToString({ date: '$at', format: '%Q' }), { at: NEW_YEAR }),
    ).rejects.toMatchObject({ message: expect.stringContaining('%Q') })
  })
})

describe('dateFromString', () => {
  test.each([
    [{ dateString: '2026-11-02' }, '2026-11-02T00:00:00.000Z'],
    [{ dateString: '2026-11-02T08:30:15.25Z' }, '2026-11-02T08:30:15.250Z'],
    [{ dateString: '2026-11-02T08:30:15+08:00' }, '2026-11-02T00:30:15.000Z'],
    [{ dateString: '2026-11-02 08:30', timezone: 'Asia/Shanghai' }, '2026-11-02T00:30:00.000Z'],
    [{ dateString: '02/11/2026', format: '%d/%m/%Y' }, '2026-11-02T00:00:00.000Z'],
    [{ dateString: '2026-1-1', format: '%G-%V-%u' }, '2025-12-29T00:00:00.000Z'],
    [{ dateString: '2026-07-01T12:00', timezone: 'America/New_York' }, '2026-07-01T16:00:00.000Z'],
  ])('%j is %s', async (operand, expected) => {
    expect(await valueOf(environment, $.dateFromString(operand))).toEqual(new Date(expected))
  })

  test('nothing is null, and what cannot be read an error unless onError says otherwise', async () => {
    expect(await valueOf(environment, $.dateFromString({ dateString: '$none' }))).toBeNull()
    expect(await valueOf(environment, $.dateFromString({ dateString: '2026-02-30', onError: 'no' }))).toBe(
      'no',
    )
    await expect(valueOf(environment, $.dateFromString({ dateString: 'tomorrow' }))).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    })
  })

  test('a zone in the text beside a zone as an operand is an error', async () => {
    const both = { dateString: '2026-11-02T08:30:15Z', timezone: 'Asia/Shanghai' }
    await expect(valueOf(environment, $.dateFromString(both))).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    })
  })
})

describe('dateFromParts', () => {
  test.each([
    [{ year: 2026 }, '2026-01-01T00:00:00.000Z'],
    [{ year: 2026, month: 14, day: 0, hour: 25 }, '2027-02-01T01:00:00.000Z'],
    [{ year: 2027, timezone: 'Asia/Shanghai' }, '2026-12-31T16:00:00.000Z'],
    [{ isoWeekYear: 2026, isoWeek: 53, isoDayOfWeek: 4, minute: 5 }, '2026-12-31T00:05:00.000Z'],
    // In the gap of a spring night the clock is read as if it had not been set forward.
    [
      { year: 2026, month: 3, day: 29, hour: 2, minute: 30, timezone: 'Europe/Berlin' },
      '2026-03-29T01:30:00.000Z',
    ],
  ])('%j is %s', async (operand, expected) => {
    expect(await valueOf(environment, $.dateFromParts(operand))).toEqual(new Date(expected))
  })

  test('with a part that is null it is null; mixed years are an error', async () => {
    expect(await valueOf(environment, $.dateFromParts({ year: 2026, month: '$none' }))).toBeNull()
    await expect(valueOf(environment, $.dateFromParts({ year: 2026, isoWeek: 3 }))).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    })
  })
})

test('dates add and subtract milliseconds', async () => {
  const at = { at: NEW_YEAR, before: new Date('2026-12-31T20:00:00Z') }
  expect(await valueOf(environment, $.add(['$at', 1000]), at)).toEqual(new Date('2026-12-31T20:05:07.007Z'))
  expect(await valueOf(environment, $.subtract(['$at', '$before']), at)).toBe(306_007)
  expect(await valueOf(environment, $.subtract(['$at', 6_007]), at)).toEqual(new Date('2026-12-31T20:05:00Z'))
})

test('documents are grouped by month in the time of China', async () => {
  const collection = await environment.collection([
    { at: new Date('2026-10-31T15:59:00Z'), hours: 1 },
    { at: new Date('2026-10-31T16:00:00Z'), hours: 2 },
    { at: new Date('2026-11-30T15:59:00Z'), hours: 4 },
  ])
  const { data } = await collection
    .aggregate()
    .group({
      _id: $.dateToString({ date: '$at', format: '%Y-%m', timezone: 'Asia/Shanghai' }),
      hours: $.sum('$hours'),
    })
    .sort({ _id: 1 })
    .limit(20)
    .end()
  expect(data).toEqual([
    { _id: '2026-10', hours: 1 },
    { _id: '2026-11', hours: 6 },
  ])
})
