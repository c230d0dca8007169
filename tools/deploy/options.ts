import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { WrongUsage } from '../cloud/refusal'

export interface DeployOptions {
  /** Print the plan and end. */
  isDry: boolean
  /** Nobody is asked, except about removals. */
  isAgreed: boolean
  isBreaking: boolean
  /** What is deployed is named by this person. */
  by: string
  /** What may be removed, as `kind:name`. */
  removes: readonly string[]
  /** A folder of built functions; absent: they are built first. */
  code?: string
}

const flags = {
  'dry-run': { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  'break-lock': { type: 'boolean', default: false },
  by: { type: 'string' },
  remove: { type: 'string', multiple: true },
  code: { type: 'string' },
} as const

export const usage = `用法：
  npm run deploy -- [--dry-run] [--yes] [--by 名字] [--break-lock] [--remove 类型:名字]… [--code 目录]
  npm run deploy -- admin --name 姓名 --birth-year 出生年份 [--yes] [--by 名字]`

export function readOptions(args: readonly string[], variables: NodeJS.ProcessEnv): DeployOptions {
  const { values } = understand(() => parseArgs({ args: [...args], options: flags }))
  const { remove: removes = [], code } = values
  const wrong = removes.filter((name) => !/^(collection|index|function|timer|variable):.+$/.test(name))
  if (wrong.length > 0) {
    throw new WrongUsage(`--remove ${wrong.join('、')}：要写成 类型:名字，计划里怎么列就怎么写\n${usage}`)
  }
  return {
    isDry: values['dry-run'],
    isAgreed: values.yes,
    isBreaking: values['break-lock'],
    by: nameOf(values.by),
    removes,
    // npm changes to its own package; files are meant where the command was given.
    ...(code !== undefined && { code: resolve(variables.INIT_CWD ?? '', code) }),
  }
}

/** A person's own word for themselves, or their name on this machine. */
export function nameOf(given: string | undefined): string {
  return given?.trim() || userInfo().username
}

/** What `parseArgs` refuses is said with the usage. */
export function understand<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw new WrongUsage(`参数不对：${(error as Error).message}\n${usage}`)
  }
}
