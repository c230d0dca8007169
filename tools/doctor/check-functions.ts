import type { Configured } from '../deploy/desired-state'
import type { ActualFunction } from '../deploy/state'
import { type Check, type Finding, notice, problem } from './check'
import { DEPLOY } from './words'

/** What people miss without a function. */
const uses: Readonly<Record<string, string>> = {
  api: '小程序什么也打不开',
  jobs: '候补不轮转，提醒不发，月份不开，没做完的事没有人接着做',
  'wechat-events': '微信对图片的检查结果收不到，新图片一直没有人看得到',
}

const useOf = (name: string): string => uses[name] ?? `用到函数 ${name} 的事做不成`

/** Whom a missing template leaves without a message; all of it stands in the mini-program, too. */
const untold: Readonly<Record<string, string>> = {
  TEMPLATE_OFFER: '候补轮到的人在微信里收不到通知，替他留着的名额会过期',
  TEMPLATE_SHIFT: '报了名的人在微信里收不到班次改动、取消和前一天的提醒，领头人收不到确认工时的提醒',
  TEMPLATE_NEED: '提需求的人和该回应的人在微信里收不到通知',
}

export function judgeFunctions(
  functions: readonly ActualFunction[],
  configured: readonly Configured[],
): Finding[] {
  const judged = configured.flatMap((wanted) => {
    const standing = functions.find(({ name }) => name === wanted.name)
    return standing
      ? judgeFunction(standing, wanted)
      : [problem(`没有函数 ${wanted.name}`, useOf(wanted.name), DEPLOY)]
  })
  return [...judged, ...judgeTemplates(functions, configured)]
}

function judgeFunction(standing: ActualFunction, wanted: Configured): Finding[] {
  const { name } = wanted
  return [
    ...judgeStatus(standing),
    ...(standing.timeout < wanted.timeout
      ? [
          problem(
            `函数 ${name} 的超时是 ${standing.timeout} 秒，应为 ${wanted.timeout} 秒`,
            '事情做到一半会被掐断：页面显示“没有成功”，定时任务每次都做不完',
            DEPLOY,
          ),
        ]
      : []),
    ...(standing.memorySize < wanted.memorySize
      ? [
          problem(
            `函数 ${name} 的内存是 ${standing.memorySize} MB，应为 ${wanted.memorySize} MB`,
            '大的名册、月结和材料会做不出来',
            DEPLOY,
          ),
        ]
      : []),
    ...(['runtime', 'handler'] as const)
      .filter((field) => standing[field] !== wanted[field])
      .map((field) =>
        problem(
          `函数 ${name} 的 ${field} 是 ${standing[field]}，应为 ${wanted[field]}`,
          `没有在这上面试过，${useOf(name)}也说不定`,
          `建好的函数改不了它：在控制台删掉函数 ${name}，再${DEPLOY}`,
        ),
      ),
    ...(standing.codeHash
      ? []
      : [
          notice(
            `函数 ${name} 的代码不是 npm run deploy 传上去的`,
            '说不清线上是哪一版',
            `${DEPLOY}，会换成这里的代码`,
          ),
        ]),
  ]
}

function judgeStatus({ name, status }: ActualFunction): Finding[] {
  if (status === 'Active') {
    return []
  }
  return status === 'Creating' || status === 'Updating'
    ? [notice(`函数 ${name} 正在更新（${status}）`, '更新完以前还是旧的', '过一分钟再运行 npm run doctor')]
    : [problem(`函数 ${name} 的状态是 ${status}`, useOf(name), `${DEPLOY}；看控制台里函数 ${name} 的说明`)]
}

function judgeTemplates(functions: readonly ActualFunction[], configured: readonly Configured[]): Finding[] {
  return Object.entries(untold).flatMap(([variable, means]) => {
    const without = configured
      .filter(({ envVariables = {} }) => variable in envVariables)
      .flatMap(({ name }) => functions.find((one) => one.name === name) ?? [])
      .filter(({ variables }) => !isTemplate(variables[variable]))
    return without.length === 0
      ? []
      : [
          notice(
            `没有消息模板 ${variable}（函数 ${without.map(({ name }) => name).join('、')}）`,
            `${means}；打开小程序才看得到`,
            `按 docs/部署.md“消息模板”领模板，设好变量 ${variable}，再${DEPLOY}`,
          ),
        ]
  })
}

/** As platform/wechat.ts reads it: a placeholder that deployment left is none. */
function isTemplate(value = ''): boolean {
  const [id] = value.trim().split(/\s+/)
  return id !== undefined && /^[\w-]+$/.test(id)
}

export const checkFunctions: Check = {
  name: 'functions',
  title: '云函数配置',
  run: async ({ actual, configured }) => ({
    seen: `${configured.length} 个函数：超时、内存、运行环境、消息模板`,
    findings: judgeFunctions(actual.functions, configured),
  }),
}
