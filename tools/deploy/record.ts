import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contractVersion } from '../../cloudfunctions/contract/version'
import { collection, op } from '../../cloudfunctions/platform/database'

/** A deployment that came to its end. */
interface Deployment {
  _id: string
  at: number
  by: string
  /** Of package.json. */
  version: string
  /** Of the released contract. */
  contract: number
  /** Of the source; absent where git does not say. */
  commit?: string
  steps: number
}

const deployments = () => collection<Deployment>('deployments')

/** The newest that came to its end; the lock lies in the same collection. */
export async function lastDeployment(): Promise<Deployment | undefined> {
  const fields = ['at', 'by', 'version', 'contract', 'commit', 'steps'] as const
  const [last] = await deployments().find(
    { version: op.gt('') },
    { fields, orderBy: [['at', 'desc']], limit: 1 },
  )
  return last
}

/** What stands there is this version, although there was nothing to do: only the number has changed. */
export async function recordVersion(root: string, by: string): Promise<void> {
  const last = await lastDeployment()
  if (last?.version !== versionOf(root) || last.contract !== contractVersion) {
    await recordDeployment(root, by, 0)
  }
}

export async function recordDeployment(root: string, by: string, steps: number): Promise<void> {
  const git = spawnSync('git', ['rev-parse', '--short=12', 'HEAD'], { cwd: root, encoding: 'utf8' })
  const commit = git.status === 0 ? git.stdout.trim() : ''
  const at = Date.now()
  await deployments().insert({
    _id: `deployment-${at}-${randomUUID().slice(0, 8)}`,
    at,
    by,
    version: versionOf(root),
    contract: contractVersion,
    steps,
    ...(commit && { commit }),
  })
}

function versionOf(root: string): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
}
