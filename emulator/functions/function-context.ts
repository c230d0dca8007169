import { randomUUID } from 'node:crypto'
import { OWN_LIMITS } from './installed-function'

/** What CloudBase passes as second argument; `environment` is a JSON string there, too. */
export function functionContext(name: string, openid: string | undefined, limits = OWN_LIMITS) {
  const environment = {
    TCB_ENV: 'local-env',
    SCF_NAMESPACE: 'local-env',
    TCB_CONTEXT_KEYS: 'TCB_ENV,SCF_NAMESPACE',
    ...(openid && { WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID', WX_OPENID: openid, WX_APPID: 'touristappid' }),
  }
  return {
    request_id: randomUUID(),
    function_name: name,
    function_version: '$LATEST',
    namespace: 'local-env',
    memory_limit_in_mb: limits.memorySize,
    time_limit_in_ms: limits.timeout * 1_000,
    environ: Object.entries(environment)
      .map(([key, value]) => `${key}=${value}`)
      .join(';'),
    environment: JSON.stringify(environment),
  }
}
