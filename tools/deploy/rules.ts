import type { FunctionRules, StorageRule } from './state'

/**
 * Who may call which function from a phone. Timers and WeChat's message push are not concerned
 * (docs.cloudbase.net/cloud-function/security-rules: only true, false and two expressions are possible).
 */
export const functionRules: FunctionRules = {
  '*': { invoke: false },
  api: { invoke: 'auth != null' },
  jobs: { invoke: false },
  'wechat-events': { invoke: false },
}

/** A phone puts files at `uploads/` and reads nothing by itself (docs/decisions/0015). Never tried at the vendor's. */
export const storageRule: StorageRule = {
  read: false,
  write: '/^uploads\\//.test(resource.path) && resource.openid == auth.openid',
}
