import type { Configured } from '../deploy/desired-state'
import type { ActualFunction } from '../deploy/state'
import { type Check, type Finding, problem } from './check'
import { DEPLOY } from './words'

const MEANS = '候补不轮转，提醒不发，月份不开，图片和动态不复查'

/** A function that is not there is another check's finding. */
export function judgeTimers(
  functions: readonly ActualFunction[],
  configured: readonly Configured[],
): Finding[] {
  return configured.flatMap(({ name, triggers = [] }) => {
    const standing = functions.find((one) => one.name === name)
    return standing === undefined ? [] : triggers.flatMap((wanted) => judgeTimer(standing, wanted))
  })
}

function judgeTimer({ name, timers }: ActualFunction, wanted: { name: string; config: string }): Finding[] {
  const standing = timers.find((timer) => timer.name === wanted.name)
  const title = `定时器 ${name}.${wanted.name}`
  if (!standing) {
    return [problem(`没有${title}`, MEANS, DEPLOY)]
  }
  if (standing.isOff) {
    return [problem(`${title} 被停用了`, MEANS, `在云开发控制台打开：云函数 → ${name} → 触发器`)]
  }
  return standing.cron === wanted.config
    ? []
    : [problem(`${title} 的时间是 ${standing.cron}，应为 ${wanted.config}`, `${MEANS}，或者来得太迟`, DEPLOY)]
}

export const checkTimers: Check = {
  name: 'timers',
  title: '定时器',
  run: async ({ actual, configured }) => ({
    seen: `${configured.flatMap(({ triggers = [] }) => triggers).length} 个`,
    findings: judgeTimers(actual.functions, configured),
  }),
}
