import type { Foreign, Plan, Step } from './plan'
import type { Index } from './state'

export function stepInWords(step: Step): string {
  switch (step.kind) {
    case 'createCollection':
      return `新建集合 ${step.collection}，只有云函数能读写${step.indexes.length > 0 ? `，${step.indexes.length} 个索引` : ''}`
    case 'closeCollection':
      return `改集合 ${step.collection} 的权限：${step.was ?? '未设'} → 只有云函数能读写`
    case 'createIndex':
      return `新建索引 ${indexInWords(step.collection, step.index)}`
    case 'replaceIndex':
      return `改索引 ${indexInWords(step.collection, step.index)}：先拆 ${step.drops.join('、')} 再建，建好以前查询会慢`
    case 'setFunctionRules':
      return `改云函数权限：${step.changed.map((name) => `${name} ${callersInWords(step.rules[name]?.invoke)}`).join('，')}`
    case 'setStorageRule':
      return '改云存储权限：手机只能往 uploads/ 里放自己的文件，不能直接读'
    case 'createFunction': {
      const { name, runtime, memorySize, timeout, codeHash } = step.wanted
      return `新建函数 ${name}：${runtime}，${memorySize} MB，${timeout} 秒，代码 ${codeHash}`
    }
    case 'updateCode':
      return `改函数 ${step.wanted.name} 的代码 → ${step.wanted.codeHash}`
    case 'configure':
      return `改函数 ${step.wanted.name} 的配置：${step.changed.join('，')}`
    case 'createTimer':
      return `新建定时器 ${step.function}.${step.timer.name}：${step.timer.cron}`
    case 'replaceTimer':
      return `改定时器 ${step.function}.${step.timer.name}：${step.was} → ${step.timer.cron}`
    case 'remove':
      return `删除${foreignInWords(step.foreign)}`
  }
}

/** The whole plan, as it is shown before anybody agrees to it. */
export function planInWords({ steps, kept, foreign, same }: Plan): string[] {
  return [
    ...(steps.length === 0 ? ['没有要做的：线上和这里一样'] : [`要做 ${steps.length} 步：`]),
    ...steps.map((step, index) => `  ${index + 1}. ${stepInWords(step)}`),
    ...section('不一样，但不动：', kept),
    ...section(
      '线上多出的，不动（要删的逐个写 --remove 类型:名字）：',
      foreign.map((one) => `${foreignInWords(one)}（${one.kind}:${one.name}）`),
    ),
    `一样的：${same} 项`,
  ]
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  · ${line}`)]
}

const foreignKinds: Readonly<Record<Foreign['kind'], string>> = {
  collection: '集合',
  index: '索引',
  function: '函数',
  timer: '定时器',
  variable: '变量',
}

export function foreignInWords({ kind, name }: Foreign): string {
  return `${foreignKinds[kind]} ${name}`
}

function indexInWords(collection: string, { keys, isUnique }: Index): string {
  return `${collection}（${keys.map(({ path }) => path).join('，')}）${isUnique ? '，不许重复' : ''}`
}

function callersInWords(invoke: boolean | string | undefined): string {
  if (invoke === true) {
    return '谁都能调'
  }
  return invoke === false ? '手机不能调' : '登录的手机能调'
}
