import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { collection } from '../../cloudfunctions/platform/database'

/** A deployment that came to its end. */
interface Deployment {
  _id: string
  at: number
  by: string
  version: string
  /** Of the source; absent where git does not say. */
  commit?: string
  steps: number
}

export async function recordDeployment(root: string, by: string, steps: number): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const git = spawnSync('git', ['rev-parse', '--short=12', 'HEAD'], { cwd: root, encoding: 'utf8' })
  const commit = git.status === 0 ? git.stdout.trim() : ''
  const at = Date.now()
  await collection<Deployment>('deployments').insert({
    _id: `deployment-${at}-${randomUUID().slice(0, 8)}`,
    at,
    by,
    version,
    steps,
    ...(commit && { commit }),
  })
}
