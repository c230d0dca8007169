import type { Foreign, Plan, Step } from './plan'
import type { Actual, ActualFunction, Desired, DesiredFunction } from './state'

export function planFunctions(actual: Actual, { functions }: Desired): Plan {
  const parts = functions.map((wanted) =>
    planFunction(
      wanted,
      actual.functions.find(({ name }) => name === wanted.name),
    ),
  )
  const ours = functions.map(({ name }) => name)
  const others = actual.functions.filter(({ name }) => !ours.includes(name))
  return {
    steps: parts.flatMap(({ steps }) => steps),
    kept: parts.flatMap(({ kept }) => kept),
    foreign: [
      ...others.map(({ name }): Foreign => ({ kind: 'function', name })),
      ...parts.flatMap(({ foreign }) => foreign),
    ],
    same: parts.reduce((sum, { same }) => sum + same, 0),
  }
}

function planFunction(wanted: DesiredFunction, standing: ActualFunction | undefined): Plan {
  if (!standing) {
    return planNew(wanted)
  }
  if (standing.status === 'CreateFailed') {
    const advice = `函数 ${wanted.name} 上次没有建成（CreateFailed），请先运行 npm run deploy -- --remove function:${wanted.name}`
    return { steps: [], kept: [advice], foreign: [], same: 0 }
  }
  const isCodeSame = standing.codeHash === wanted.codeHash
  const variables = { ...standing.variables, ...sayable(wanted.variables) }
  const changed = changedSettings(wanted, standing, variables)
  const timers = planTimers(wanted, standing)
  const steps: Step[] = [
    ...(changed.length > 0 ? [{ kind: 'configure' as const, wanted, variables, changed }] : []),
    ...(isCodeSame ? [] : [{ kind: 'updateCode' as const, wanted }]),
    ...timers.steps,
  ]
  return {
    steps,
    kept: [...unsaid(wanted, standing), ...unchangeable(wanted, standing), ...timers.kept],
    foreign: [...foreignVariables(wanted, standing), ...timers.foreign],
    same: Number(isCodeSame) + Number(changed.length === 0) + timers.same,
  }
}

function planNew(wanted: DesiredFunction): Plan {
  const { name, timers } = wanted
  return {
    steps: [
      { kind: 'createFunction', wanted },
      ...timers.map((timer) => ({ kind: 'createTimer' as const, function: name, timer })),
    ],
    kept: unsaid(wanted, undefined),
    foreign: [],
    same: 0,
  }
}

/** Those that this machine gives a value. */
export function sayable(variables: DesiredFunction['variables']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

/** A variable that is not set here never empties the one that is set there. */
function unsaid({ name, variables }: DesiredFunction, standing: ActualFunction | undefined): string[] {
  return Object.entries(variables)
    .filter(([, value]) => value === undefined)
    .map(([key]) =>
      standing?.variables[key]
        ? `函数 ${name} 的变量 ${key}：本机没有设，线上的值不动`
        : `函数 ${name} 的变量 ${key}：本机没有设，线上也没有`,
    )
}

/** The vendor fixes it when a function is made (cloud.tencent.com/document/api/583/18580). */
function unchangeable(wanted: DesiredFunction, standing: ActualFunction): string[] {
  return (['runtime', 'handler'] as const)
    .filter((field) => wanted[field] !== standing[field])
    .map(
      (field) =>
        `函数 ${wanted.name} 的 ${field} 是 ${standing[field]}，应为 ${wanted[field]}：建好以后不能改，要改得先删掉函数`,
    )
}

function changedSettings(
  wanted: DesiredFunction,
  standing: ActualFunction,
  variables: Readonly<Record<string, string>>,
): string[] {
  const numbers = (['memorySize', 'timeout'] as const)
    .filter((field) => wanted[field] !== standing[field])
    .map((field) => `${field === 'timeout' ? '超时' : '内存'} ${standing[field]} → ${wanted[field]}`)
  // Their values may be secret: only names are shown.
  const keys = Object.keys(variables).filter((key) => variables[key] !== standing.variables[key])
  return [...numbers, ...keys.map((key) => `变量 ${key}`)]
}

function foreignVariables({ name, variables }: DesiredFunction, standing: ActualFunction): Foreign[] {
  return Object.keys(standing.variables)
    .filter((key) => !(key in variables))
    .map((key) => ({ kind: 'variable', name: `${name}.${key}` }))
}

function planTimers({ name, timers }: DesiredFunction, standing: ActualFunction): Plan {
  const found = (timerName: string) => standing.timers.find((timer) => timer.name === timerName)
  const steps = timers.flatMap((timer): Step[] => {
    const there = found(timer.name)
    if (!there) {
      return [{ kind: 'createTimer', function: name, timer }]
    }
    return there.cron === timer.cron ? [] : [{ kind: 'replaceTimer', function: name, timer, was: there.cron }]
  })
  const off = timers.filter((timer) => found(timer.name)?.isOff)
  const others = standing.timers.filter((timer) => !timers.some((wanted) => wanted.name === timer.name))
  return {
    steps,
    kept: off.map((timer) => `函数 ${name} 的定时器 ${timer.name} 被人停用了：请在控制台打开`),
    foreign: others.map((timer) => ({ kind: 'timer', name: `${name}.${timer.name}` })),
    same: timers.length - steps.length,
  }
}
