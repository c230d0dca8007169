import cloud from '@cloudbase/node-sdk'
import type { CloudEnvironment } from './environment'

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

/**
 * Function code that a command runs finds the same environment (`SYMBOL_CURRENT_ENV`); to be called before it does. And the
 * SDK is silent: it would warn in English of each request that takes three seconds, and keep a command that has failed from
 * ending for as long.
 */
export function leadFunctionCodeTo({ envId, region }: CloudEnvironment): void {
  const names = { TCB_ENV: envId, SCF_NAMESPACE: envId, TENCENTCLOUD_REGION: region }
  Object.assign(process.env, names, { SILENCE: 'true' })
}
