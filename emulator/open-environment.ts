import { join, resolve } from 'node:path'
import {
  isDeployedEnvironment,
  openDeployedEnvironment,
  removeDeployedEnvironment,
} from './cloud-api/deployed-environment'
import type { Environment } from './cloud-api/environment'
import { openSourceEnvironment } from './cloud-api/source-environment'
import type { Database } from './database/database'
import { operatorVariables } from './operator'
import type { Settings } from './settings'
import { templateVariables } from './wechat-messages'

const root = resolve(__dirname, '..')
export const bundles = join(root, 'dist/cloudfunctions')

/** Maintenance and notice, to see what they look like: `NOTICE=… npm start`. */
function operatorWords({ MAINTENANCE = '', NOTICE = '' }: NodeJS.ProcessEnv): Record<string, string> {
  return { MAINTENANCE, NOTICE }
}

/** Whether functions and collections are those that were deployed; otherwise they are those of the source. */
export function isDeployedInto({ isEmpty, isFresh, dataDir }: Settings): boolean {
  return isEmpty === true || (!isFresh && isDeployedEnvironment(dataDir))
}

export async function openEnvironment(
  settings: Settings,
  database: Database,
  now: number,
): Promise<Environment> {
  const { dataDir, isFresh } = settings
  if (isFresh) {
    await removeDeployedEnvironment(dataDir)
  }
  if (isDeployedInto(settings)) {
    if (!isDeployedEnvironment(dataDir) && database.collections().length > 0) {
      await database.close()
      throw new Error(
        `${dataDir} 里已有别的数据，不是空的环境。请用 DATA_DIR 指定别的目录，或加 --fresh 清空`,
      )
    }
    return openDeployedEnvironment(dataDir)
  }
  return openSourceEnvironment({
    configuration: join(root, 'cloudbaserc.json'),
    bundles,
    variables: { ...templateVariables, ...operatorVariables, ...operatorWords(process.env) },
    now,
  })
}
