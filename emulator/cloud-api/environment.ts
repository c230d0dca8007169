import type { InstalledFunction } from '../functions/installed-function'
import type { Trigger } from '../functions/timers'

/** What an environment holds besides its documents and files, as the management API knows it. */
export interface EnvironmentState {
  readonly functions: readonly ConfiguredFunction[]
  readonly rules: Rules
}

export interface ConfiguredFunction {
  readonly name: string
  readonly handler: string
  readonly runtime: string
  readonly timeout: number
  readonly memorySize: number
  readonly variables: Readonly<Record<string, string>>
  readonly description: string
  readonly installsDependencies: boolean
  readonly triggers: readonly TimerTrigger[]
  readonly code: Code
  /** Epoch milliseconds. */
  readonly addedAt: number
  readonly modifiedAt: number
}

export interface TimerTrigger {
  readonly name: string
  /** Its time, as CloudBase writes it. */
  readonly config: string
  readonly addedAt: number
}

export interface Code {
  /** Of the archive it came in. */
  readonly sha256: string
  readonly bytes: number
}

export type Permission = 'READONLY' | 'PRIVATE' | 'ADMINWRITE' | 'ADMINONLY' | 'CUSTOM'

/** Who may do what with a resource; `securityRule` is JSON and stands with `CUSTOM` only. */
export interface Rule {
  readonly permission: Permission
  readonly securityRule?: string
}

export interface Rules {
  /** One for all functions: JSON with `*` and names. */
  readonly functions: string
  readonly storage: Rule
  /** Of the collections that have been given one. */
  readonly collections: Readonly<Record<string, Rule>>
}

export interface Environment {
  /** Why nothing may be changed, where that is so. */
  readonly refusal?: string
  readonly state: EnvironmentState
  /** Resolves when it would survive a crash; what `turn` throws refuses the change. */
  change(turn: (state: EnvironmentState) => EnvironmentState): Promise<void>
  /** Unpacks code where functions run from; throws when the archive is not one. */
  keepCode(name: string, archive: Buffer): Promise<Code>
  find(name: string): InstalledFunction | undefined
  close(): Promise<void>
}

export function triggersOf({ functions }: EnvironmentState): Trigger[] {
  return functions.flatMap(({ name: functionName, triggers }) =>
    triggers.map(({ name, config }) => ({ functionName, name, config })),
  )
}

/**
 * Whether a phone may call a function. Only `true`, `false` and conditions on being signed in are possible, and inside
 * WeChat everybody is (docs.cloudbase.net/cloud-function/security-rules).
 */
export function mayPhonesCall({ rules }: EnvironmentState, name: string): boolean {
  const parsed = JSON.parse(rules.functions) as Record<string, { invoke: boolean | string }>
  const rule = Object.hasOwn(parsed, name) ? parsed[name] : parsed['*']
  return rule !== undefined && rule.invoke !== false
}
