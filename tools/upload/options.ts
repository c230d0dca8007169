import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { WrongUsage } from '../cloud/refusal'

export interface UploadOptions {
  /** What WeChat is asked for; `check`: nothing is sent. */
  task: 'upload' | 'preview' | 'check'
  /** What the list of versions says of it; absent: version and commit. */
  description?: string
  /** Whose name the version gets: WeChat keeps one version of each «robot». */
  robot: number
  /** A file that says appid and key. */
  variables?: string
}

const flags = {
  preview: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  desc: { type: 'string' },
  robot: { type: 'string', default: '1' },
  variables: { type: 'string' },
} as const

export const usage = `用法：npm run upload -- [--dry-run | --preview] [--desc 说明] [--robot 1 到 30] [--variables 文件]
  --dry-run  照微信的办法编译、量大小，不发出去
  --preview  只做一个预览二维码，不留版本
要有环境变量 WECHAT_APPID（或写在 project.config.json）和 WECHAT_UPLOAD_KEY 或 WECHAT_UPLOAD_KEY_FILE`

export function readOptions(args: readonly string[], { INIT_CWD = '' }: NodeJS.ProcessEnv): UploadOptions {
  const { preview, robot, desc, variables, 'dry-run': isDry } = parse(args)
  if (preview && isDry) {
    throw new WrongUsage(`--dry-run 和 --preview 只能选一个\n${usage}`)
  }
  if (!/^([1-9]|[12]\d|30)$/.test(robot)) {
    throw new WrongUsage(`--robot 要写 1 到 30\n${usage}`)
  }
  const task = preview ? 'preview' : 'upload'
  return {
    task: isDry ? 'check' : task,
    robot: Number(robot),
    ...(desc?.trim() && { description: desc.trim() }),
    // npm changes to its own package; a file is meant where the command was given.
    ...(variables !== undefined && { variables: resolve(INIT_CWD, variables) }),
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags }).values
  } catch (error) {
    throw new WrongUsage(`参数不对：${(error as Error).message}\n${usage}`)
  }
}
