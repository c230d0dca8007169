import CloudBase from '@cloudbase/manager-node'
import { CloudService } from '@cloudbase/manager-node/lib/utils'
import cloud from '@cloudbase/node-sdk'
import type { CloudEnvironment } from './environment'

/** The vendor's management SDK for one environment. */
export function connectManager({
  envId,
  secretId,
  secretKey,
  sessionToken,
  region,
  apiUrl,
}: CloudEnvironment): CloudBase {
  if (apiUrl) {
    leadCallsTo(apiUrl)
  }
  return new CloudBase({ envId, secretId, secretKey, region, ...(sessionToken && { token: sessionToken }) })
}

/** The SDK takes another address only for one of its services (TCB_BASE_URL); the emulator answers for all. */
function leadCallsTo(apiUrl: string): void {
  Object.defineProperty(CloudService.prototype, 'baseUrl', { get: () => apiUrl, configurable: true })
}

/** The vendor's SDK of data and files; TCB_CONTEXT_CNFG leads it to the emulator by itself. */
export function connectData({ envId, secretId, secretKey, sessionToken, region }: CloudEnvironment) {
  return cloud.init({
    env: envId,
    secretId,
    secretKey,
    region,
    keepalive: true,
    ...(sessionToken && { sessionToken }),
  })
}

/** Function code that a command runs finds the same environment (`SYMBOL_CURRENT_ENV`); to be called before it does. */
export function leadFunctionCodeTo({ envId, region }: CloudEnvironment): void {
  Object.assign(process.env, { TCB_ENV: envId, SCF_NAMESPACE: envId, TENCENTCLOUD_REGION: region })
}
