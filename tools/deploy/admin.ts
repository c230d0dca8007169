import { parseArgs } from 'node:util'
import { collection } from '../../cloudfunctions/platform/database'
import { confirm } from '../cloud/ask'
import type { CloudEnvironment } from '../cloud/environment'
import { stopOnInterrupt } from '../cloud/interrupt'
import { Refusal, WrongUsage } from '../cloud/refusal'
import { say } from '../say'
import { askToBreak, takeLock, UNTOUCHED } from './lock'
import { nameOf, pathOf, understand, usage } from './options'

interface AdminOptions {
  name: string
  birthYear: number
  isAgreed: boolean
  isBreaking: boolean
  by: string
  variables?: string
}

const flags = {
  name: { type: 'string' },
  'birth-year': { type: 'string' },
  yes: { type: 'boolean', default: false },
  'break-lock': { type: 'boolean', default: false },
  by: { type: 'string' },
  variables: { type: 'string' },
} as const

export function readAdminOptions(args: readonly string[]): AdminOptions {
  const { values } = understand(() => parseArgs({ args: [...args], options: flags }))
  const name = values.name?.trim() ?? ''
  const birthYear = Number(values['birth-year'])
  // As the roster takes them (contract/roster).
  if (name.length < 2 || name.length > 20) {
    throw new WrongUsage(`要写管理员的姓名，2 到 20 个字：--name 王五\n${usage}`)
  }
  if (!Number.isInteger(birthYear) || birthYear < 1900 || birthYear > 2100) {
    throw new WrongUsage(`要写管理员的出生年份，名册里每个人都有：--birth-year 1985\n${usage}`)
  }
  return {
    name,
    birthYear,
    isAgreed: values.yes,
    isBreaking: values['break-lock'],
    by: nameOf(values.by),
    ...(values.variables !== undefined && { variables: pathOf(values.variables, process.env) }),
  }
}

/** Makes the code with which a person becomes county administrator, or gets their entry back. */
export async function runAdmin({ envId }: CloudEnvironment, options: AdminOptions): Promise<void> {
  const { inviteAdministrator, lookUpAdministrators } = await import(
    '../../cloudfunctions/features/binding/invite-administrator'
  )
  say(`环境 ${envId}：正在看现在的县级管理员…`)
  await refuseWhileRestored(envId)
  await askFirst(await lookUpAdministrators(options, Date.now()), options)
  await askToBreak(options)
  // A code that nobody was shown would be made for nothing, and the lock left behind.
  stopOnInterrupt()
  const lock = await takeLock(options)
  try {
    const { code, expiresAt } = await inviteAdministrator(options, Date.now())
    say(codeInWords(options, code, expiresAt))
  } finally {
    await lock.release()
  }
}

/** The backup brings the administrators it has; a person too many would stop it for good. */
async function refuseWhileRestored(envId: string): Promise<void> {
  // The mark that tools/backup/restore-mark.ts leaves until everything is there.
  if (await collection('deployments').findById('restore', ['_id'])) {
    throw new Refusal(
      `环境 ${envId} 正在恢复备份，还没有做完。请先用同一份备份把 npm run restore 做完，再发邀请码`,
    )
  }
}

interface Standing {
  others: readonly string[]
  isBound: boolean
}

async function askFirst({ others, isBound }: Standing, { name, isAgreed }: AdminOptions): Promise<void> {
  if (others.length > 0) {
    say(`已有县级管理员：${others.join('、')}。请先请他们在“工作台 → 职务”里任命或解除绑定，不用这个命令。`)
  }
  if (isBound) {
    say(`${name} 已是县级管理员，绑定了微信。再发邀请码会解除原来的绑定，原来的微信从此是访客。`)
  }
  const needsWord = others.length > 0 || isBound
  if (needsWord && !isAgreed && !(await confirm('仍要发邀请码吗？'))) {
    throw new Refusal(UNTOUCHED)
  }
}

function codeInWords({ name }: AdminOptions, code: string, expiresAt: number): string {
  const until = new Date(expiresAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })
  return [
    '',
    `  ${name} 的邀请码：${code.slice(0, 4)} ${code.slice(4)}`,
    '',
    `请当面或打电话告诉本人，不要发在群里：谁先用这个码和这个姓名绑定，谁就是县级管理员。`,
    `本人打开小程序，在“我的 → 认支部”填邀请码和姓名。${until} 前有效，只能用一次；再运行一次会换新的，旧的作废。`,
  ].join('\n')
}
