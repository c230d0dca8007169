import CloudBase from '@cloudbase/manager-node'
import { CloudService } from '@cloudbase/manager-node/lib/utils'
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
