/** What stands in an environment, or is to stand there, as far as deployment goes. */

export interface Index {
  name: string
  /** Dotted paths, each with its direction; ours are all ascending. */
  keys: readonly { path: string; direction: string }[]
  isUnique: boolean
}

export interface Timer {
  name: string
  /** Seven fields, China's time (docs.cloudbase.net/cloud-function/timer-trigger). */
  cron: string
  isOff?: boolean
}

interface FunctionSettings {
  name: string
  handler: string
  runtime: string
  /** Seconds. */
  timeout: number
  /** Megabytes. */
  memorySize: number
  timers: readonly Timer[]
}

export interface DesiredFunction extends FunctionSettings {
  /** `undefined`: this machine does not say; what stands there stays. */
  variables: Readonly<Record<string, string | undefined>>
  /** Tells two states of the code apart. */
  codeHash: string
  /** Its files as a zip, in base64. */
  zip: () => string
}

export interface ActualFunction extends FunctionSettings {
  variables: Readonly<Record<string, string>>
  /** Absent when something else than this command uploaded the function. */
  codeHash?: string
  /** The vendor's word, such as Active or CreateFailed. */
  status: string
}

/** One JSON for the whole environment: who may call which function from a phone. `*` must be there. */
export type FunctionRules = Readonly<Record<string, { invoke: boolean | string }>>

export interface StorageRule {
  read: boolean | string
  write: boolean | string
}

export interface Desired {
  collections: readonly { name: string; indexes: readonly Index[] }[]
  functions: readonly DesiredFunction[]
  functionRules: FunctionRules
  storageRule: StorageRule
}

export interface ActualCollection {
  name: string
  indexes: readonly Index[]
  /** READONLY, PRIVATE, ADMINWRITE, ADMINONLY or CUSTOM; absent when the vendor names none. */
  permission?: string
}

export interface Actual {
  collections: readonly ActualCollection[]
  functions: readonly ActualFunction[]
  functionRules?: FunctionRules
  storage: { permission: string; rule?: StorageRule }
}
