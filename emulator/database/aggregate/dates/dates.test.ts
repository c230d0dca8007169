import dayjs from 'dayjs'
import dayOfYear from 'dayjs/plugin/dayOfYear'
import isoWeek from 'dayjs/plugin/isoWeek'
import timezone from 'dayjs/plugin/timezone'
import utc from 'dayjs/plugin/utc'
import fc from 'fast-check'
import { runPipeline } from '../../testing/run-pipeline'

dayjs.extend(utc)
dayjs.extend(timezone)
dayjs.extend(isoWeek)
dayjs.extend(dayOfYear)

/** A slice; `RUNS=20000` plays more. */
const numRuns = Number(process.env.RUNS ?? 200)

const ZONES = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'UTC',
]

/** When clocks are changed there, in 2026. */
const CHANGES = [
  '2026-03-29T01:00Z',
  '2026-10-25T01:00Z',
  '2026-03-08T07:00Z',
  '2026-11-01T06:00Z',
  '2026-04-04T15:00Z',
  '2026-10-03T15:30Z',
]
const instants = fc.oneof(
  fc.date({ noInvalidDate: true, min: new Date('1995-01-01'), max: new Date('2037-01-01') }),
  fc
    .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -180, max: 180 }))
    .map(([change, minutes]) => new Date(Date.parse(change) + minutes * 60_000)),
)

test('dates in time zones are those of dayjs', () => {
  fc.assert(
    fc.property(instants, fc.constantFrom(...ZONES), (at, zone) => {
      const format = '%Y-%m-%d %H:%M:%S.%L %z %j %V %u'
      const [found] = runPipeline(
        [
          {
            $project: {
              text: { $dateToString: { date: '$at', format, timezone: zone } },
              day: { $dayOfWeek: { date: '$at', timezone: zone } },
              back: {
                $dateFromString: {
                  dateString: {
                    $dateToString: { date: '$at', format: '%Y-%m-%dT%H:%M:%S.%L%z', timezone: zone },
                  },
                },
              },
            },
          },
        ],
        { here: [{ _id: 1, at }] },
      )
      const there = dayjs(at).tz(zone)
      const pad = (value: number, length: number) => String(value).padStart(length, '0')
      expect(found).toEqual({
        _id: 1,
        text: `${there.format('YYYY-MM-DD HH:mm:ss.SSS ZZ')} ${pad(there.dayOfYear(), 3)} ${pad(there.isoWeek(), 2)} ${there.isoWeekday()}`,
        day: there.day() + 1,
        back: at,
      })
    }),
    { numRuns },
  )
})

test('parts of a date in a time zone make the same date again, unless the clock shows it twice', () => {
  const parts = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond'] as const
  fc.assert(
    fc.property(instants, fc.constantFrom(...ZONES), (at, zone) => {
      const read = Object.fromEntries(
        parts.map((name) => [
          name,
          { [name === 'day' ? '$dayOfMonth' : `$${name}`]: { date: '$at', timezone: zone } },
        ]),
      )
      const [found] = runPipeline(
        [{ $project: { _id: 0, back: { $dateFromParts: { ...read, timezone: zone } } } }],
        { here: [{ _id: 1, at }] },
      )
      const back = found?.back as Date
      const shown = (date: Date) => dayjs(date).tz(zone).format('YYYY-MM-DD HH:mm:ss.SSS')
      expect(shown(back)).toBe(shown(at))
      expect(back.getTime()).toBeLessThanOrEqual(at.getTime())
    }),
    { numRuns },
  )
})
