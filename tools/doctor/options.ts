import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { WrongUsage } from '../cloud/refusal'

export interface DoctorOptions {
  /** Leaves out what goes through all documents. */
  isQuick: boolean
  /** For machines: one JSON on the standard output and nothing else. */
  isJson: boolean
  /** A file that says which environment, with which key. */
  variables?: string
}

const flags = {
  quick: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  variables: { type: 'string' },
} as const

const usage = `用法：npm run doctor -- [--quick] [--json] [--variables 文件]
  --quick      不逐条看数据，十几秒就完
  --json       给程序看：只输出一份 JSON
  --variables  环境和密钥写在这个文件里（模拟器的：npm run emulator -- --variables 文件）`

export function readOptions(args: readonly string[], { INIT_CWD = '' }: NodeJS.ProcessEnv): DoctorOptions {
  try {
    const { values } = parseArgs({ args: [...args], options: flags })
    return {
      isQuick: values.quick,
      isJson: values.json,
      // npm changes to its own package; files are meant where the command was given.
      ...(values.variables !== undefined && { variables: resolve(INIT_CWD, values.variables) }),
    }
  } catch (error) {
    throw new WrongUsage(`参数不对：${(error as Error).message}\n${usage}`)
  }
}
