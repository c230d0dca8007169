import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../cloud/refusal'

function readJson(file: string): Record<string, string | undefined> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string | undefined>
}

/** Which mini-program this becomes: that of the variable, or of project.config.json where a town has entered its own. */
export function readAppid(root: string, { WECHAT_APPID }: NodeJS.ProcessEnv): string {
  const appid = WECHAT_APPID?.trim() || readJson(join(root, 'project.config.json')).appid || ''
  if (!/^wx[0-9a-f]{16}$/.test(appid)) {
    throw new Refusal(
      `appid “${appid}”不是一个真的小程序。请设环境变量 WECHAT_APPID，` +
        '或写进 project.config.json：wx 开头，18 位，在微信公众平台“管理 → 开发管理 → 开发设置”里',
    )
  }
  return appid
}

export function readVersion(root: string): string {
  return readJson(join(root, 'package.json')).version ?? ''
}

export interface SourceState {
  /** Short; absent where git does not say. */
  commit?: string
  /** Files that differ from it. */
  changed: number
}

export function readSource(root: string): SourceState {
  const git = (...args: string[]) => {
    const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
    return status === 0 ? stdout.trim() : ''
  }
  const commit = git('rev-parse', '--short=12', 'HEAD')
  const changed = git('status', '--porcelain')
    .split('\n')
    .filter((line) => line !== '').length
  return { ...(commit && { commit }), changed }
}

/** What the list of versions says of an upload, unless the person says something better. */
export function describe(version: string, { commit, changed }: SourceState): string {
  const from = commit ? `，提交 ${commit}` : ''
  return `版本 ${version}${from}${changed > 0 ? `，另有 ${changed} 个文件没有提交` : ''}`
}
