import { join } from 'node:path'
import { createClock } from '../clock'
import { triggersOf } from '../cloud-api/environment'
import { openSourceEnvironment } from '../cloud-api/source-environment'
import { openTimers, type Timers } from './timers'

const environment = openSourceEnvironment({
  configuration: join(__dirname, '../../cloudbaserc.json'),
  bundles: '',
  variables: {},
  now: 0,
})
const at = (time: string) => Date.parse(`2026-11-22T${time}+08:00`)

let timers: Timers | undefined

afterEach(() => timers?.close())

/** Timers at 9:41 whose functions only note that they were called, and as whom. */
function start() {
  const calls: { name: string; event: unknown; openid: string | undefined }[] = []
  const clock = createClock(at('09:41:00'))
  timers = openTimers({
    triggers: () => triggersOf(environment.state),
    clock,
    functions: {
      async call(name, event, openid) {
        calls.push({ name, event, openid })
        return { reply: '{}' }
      },
      reload: async () => {},
      close: async () => {},
    },
    log: () => {},
  })
  const passTo = async (time: string) => {
    clock.set(at(time))
    await timers?.check()
  }
  return { calls, passTo }
}

test('the timer of cloudbaserc.json fires jobs at the full ten minutes, as nobody', async () => {
  const { calls, passTo } = start()
  await passTo('09:49:58')
  expect(calls).toEqual([])
  await passTo('09:50:00')
  expect(calls).toMatchObject([
    { name: 'jobs', event: { Type: 'Timer', TriggerName: 'every-ten-minutes' }, openid: undefined },
  ])
})

test('a clock that jumps over many boundaries fires once, and one that jumps back not at all', async () => {
  const { calls, passTo } = start()
  await passTo('18:05:00')
  await passTo('18:06:00')
  expect(calls).toHaveLength(1)
  await passTo('10:00:00')
  expect(calls).toHaveLength(1)
  await passTo('10:10:00')
  expect(calls).toHaveLength(2)
})
