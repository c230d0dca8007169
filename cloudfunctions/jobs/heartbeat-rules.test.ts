import { type KindBeat, type KindRun, nextBeat } from './heartbeat-rules'

const MINUTES = 60_000
const ran: KindRun = { name: 'send', done: 0, hadTurn: true, hasFailed: false, isLeft: false }
const failed: KindRun = { ...ran, hasFailed: true, isLeft: true }

/** What stands after these runs, ten minutes apart. */
function after(...runs: KindRun[]): KindBeat | undefined {
  return runs.reduce<KindBeat | undefined>(
    (before, run, index) =>
      nextBeat(before, run, { startedAt: index * 10 * MINUTES, traceId: `trace-${index}` }),
    undefined,
  )
}

test('a kind that keeps failing says since when, how often, and where its last failure stands in the log', () => {
  expect(after(ran, failed, failed, failed)).toEqual({
    succeededAt: 0,
    failures: 3,
    failingSince: 10 * MINUTES,
    failedTrace: 'trace-3',
    leftSince: 10 * MINUTES,
  })
  expect(after(failed)).toMatchObject({ failures: 1, failingSince: 0 })
})

test('one success ends a row of failures', () => {
  expect(after(failed, failed, ran)).toEqual({ succeededAt: 20 * MINUTES, failures: 0 })
})

test('work that each run leaves to the next is counted from the first of them', () => {
  const left = { ...ran, done: 50, isLeft: true }
  expect(after(ran, left, left)).toEqual({
    succeededAt: 20 * MINUTES,
    failures: 0,
    leftSince: 10 * MINUTES,
  })
  expect(after(left, ran, left)).toMatchObject({ leftSince: 20 * MINUTES })
})

test('a kind that had no turn has not succeeded, and has not failed again', () => {
  const noTurn = { ...ran, hadTurn: false, isLeft: true }
  expect(after(ran, noTurn)).toEqual({ succeededAt: 0, failures: 0, leftSince: 10 * MINUTES })
  expect(after(failed, noTurn)).toMatchObject({ failures: 1, failingSince: 0 })
})
