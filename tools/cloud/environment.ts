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
        '（连本机模拟器：npm run emulator -- --variables <文件>，再用 node --env-file 或 source 读入那个文件）',
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

/** Whether it is the emulator on this machine and not the vendor's cloud. */
export function isLocal({ apiUrl }: CloudEnvironment): boolean {
  return apiUrl !== undefined
}
