import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { collections } from '../../cloudfunctions/platform/collections'
import { Refusal } from '../cloud/refusal'
import { readCode } from './code'
import { indexOf } from './indexes'
import { functionRules, storageRule } from './rules'
import type { Desired, DesiredFunction } from './state'

/** A function as cloudbaserc.json says it; the vendor's own tool reads the same file. */
interface Configured {
  name: string
  handler: string
  runtime: string
  timeout: number
  memorySize: number
  envVariables?: Record<string, string>
  triggers?: { name: string; type: string; config: string }[]
}

/** Phones call the last one: it writes documents of the new form when those who read them are new already. */
const order = ['jobs', 'wechat-events', 'api']

/** What should stand, from what the project says. `code`: the folder of the built functions. */
export function readDesired(root: string, code: string, variables: NodeJS.ProcessEnv): Desired {
  const { functions } = JSON.parse(readFileSync(join(root, 'cloudbaserc.json'), 'utf8')) as {
    functions: Configured[]
  }
  const missing = functions.filter(({ name }) => !existsSync(join(code, name)))
  if (missing.length > 0) {
    throw new Refusal(`${code} 里没有函数 ${missing.map(({ name }) => name).join('、')}：请先 npm run build`)
  }
  const wanted = functions.map((one) => functionOf(one, join(code, one.name), variables))
  return {
    collections: collections.map(({ name, indexes }) => ({ name, indexes: indexes.map(indexOf) })),
    functions: wanted.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)),
    functionRules,
    storageRule,
  }
}

function functionOf(
  { name, handler, runtime, timeout, memorySize, envVariables = {}, triggers = [] }: Configured,
  folder: string,
  variables: NodeJS.ProcessEnv,
): DesiredFunction {
  return {
    name,
    handler,
    runtime,
    timeout,
    memorySize,
    variables: Object.fromEntries(
      Object.entries(envVariables).map(([key, text]) => [key, fillIn(text, variables)]),
    ),
    timers: triggers.map((trigger) => ({ name: trigger.name, cron: trigger.config })),
    ...readCode(folder),
  }
}

/** `{{env.NAME}}` stands for this machine's variable, as in the vendor's tool; unset or empty says nothing. */
function fillIn(text: string, variables: NodeJS.ProcessEnv): string | undefined {
  const name = /^\{\{env\.(\w+)\}\}$/.exec(text)?.[1]
  return (name === undefined ? text : variables[name]?.trim()) || undefined
}
