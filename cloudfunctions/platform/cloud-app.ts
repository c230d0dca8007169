import cloud from '@cloudbase/node-sdk'

/** The environment the function runs in; the SDK finds it, and its credentials, by itself. */
export const app = cloud.init({ env: cloud.SYMBOL_CURRENT_ENV, keepalive: true })
