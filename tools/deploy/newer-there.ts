import { spawnSync } from 'node:child_process'
import { contractVersion } from '../../cloudfunctions/contract/version'
import { lastDeployment } from './record'

/**
 * Why what is here may be older than what stands there, in words: somebody else may have deployed from a newer working
 * copy. Going back on purpose looks the same, so that a person has to say it.
 */
export async function newerThere(root: string): Promise<string | undefined> {
  const last = await lastDeployment()
  if (!last) {
    return undefined
  }
  const { at, by, version, contract, commit } = last
  const day = new Date(at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })
  const deployed = `线上是 ${by} 在 ${day} 部署的 ${version}`
  if (contract > contractVersion) {
    return `${deployed}，接口第 ${contract} 版，这里的代码只到第 ${contractVersion} 版`
  }
  return commit === undefined || holdsCommit(root, commit)
    ? undefined
    : `${deployed}（${commit}），这里的代码不是从它接着改的`
}

/** Whether the working copy goes on from a commit; true also where git does not say. */
export function holdsCommit(root: string, commit: string): boolean {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: root, stdio: 'ignore' }).status
  return git('rev-parse', 'HEAD') !== 0 || git('merge-base', '--is-ancestor', commit, 'HEAD') === 0
}
