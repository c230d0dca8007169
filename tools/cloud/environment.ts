import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { Refusal } from './refusal'

/** One CloudBase environment and the right to change it; never printed. */
export interface CloudEnvironment {
  envId: string
  secretId: string
  secretKey: string
  sessionToken?: string
  region: string
  /** Where the management API is; absent: the vendor's. The emulator gives its own. */
  apiUrl?: string
}

/** Mini-programs get their environments in Shanghai; the vendor's SDK assumes the same. */
const USUAL_REGION = 'ap-shanghai'

const needed = {
  CLOUDBASE_ENV: '环境 ID，在云开发控制台首页，例如 hongxing-1g2h3j4k',
  TENCENTCLOUD_SECRETID: '密钥 ID，在腾讯云“访问管理 → API 密钥管理”',
  TENCENTCLOUD_SECRETKEY: '密钥，同上',
} as const

/** Which environment a command is for, and with which key; refused when something is missing. */
export function readEnvironment(variables: NodeJS.ProcessEnv): CloudEnvironment {
  const missing = Object.entries(needed).filter(([name]) => !variables[name]?.trim())
  if (missing.length > 0) {
    const lines = missing.map(([name, meaning]) => `  ${name}：${meaning}`)
    throw new Refusal(
      `没有说清连哪个环境、用什么密钥，缺少环境变量：\n${lines.join('\n')}\n` +
        '（连本机模拟器：npm run emulator -- --variables <文件>，再 set -a; source <文件>; set +a）',
    )
  }
  const read = (name: string) => variables[name]?.trim() || undefined
  const sessionToken = read('TENCENTCLOUD_SESSIONTOKEN')
  const apiUrl = read('CLOUD_API_URL')
  return {
    envId: read('CLOUDBASE_ENV') as string,
    secretId: read('TENCENTCLOUD_SECRETID') as string,
    secretKey: read('TENCENTCLOUD_SECRETKEY') as string,
    region: read('TENCENTCLOUD_REGION') ?? USUAL_REGION,
    ...(sessionToken && { sessionToken }),
    ...(apiUrl && { apiUrl }),
  }
}

/** May be absent; one that is left over from another environment would lead a command astray. */
const optional = ['TENCENTCLOUD_SESSIONTOKEN', 'CLOUD_API_URL', 'TCB_CONTEXT_CNFG']

/**
 * Variables from a file of `NAME=value` lines, for where setting them is a trouble; those that are set stay. Where the two
 * name different environments nobody can know which one was meant: the command is refused.
 */
export function loadVariables(file: string): void {
  const said = readVariables(file)
  const astray = [...Object.keys(needed), ...optional].filter((name) => isAstray(name, said))
  if (astray.length > 0) {
    throw new Refusal(
      `文件 ${file} 和这个终端里已经设好的不一样：${astray.join('、')}。\n` +
        `说不清要连哪个环境，什么也没有动。请另开一个终端，或者先运行 unset ${astray.join(' ')}`,
    )
  }
  for (const [name, value] of Object.entries(said)) {
    process.env[name] ||= value
  }
}

function isAstray(name: string, said: NodeJS.Dict<string>): boolean {
  const standing = process.env[name]?.trim()
  const isLeftOver = optional.includes(name) && said.CLOUDBASE_ENV !== undefined
  const meant = said[name] ?? (isLeftOver ? '' : standing)
  return Boolean(standing) && standing !== meant?.trim()
}

function readVariables(file: string): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(file, 'utf8'))
  } catch {
    throw new Refusal(`读不了文件 ${file}：要写成一行一个 名字=值`)
  }
}
