import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { collections } from '../../cloudfunctions/platform/collections'
import { descriptionOf, readCode } from '../../tools/deploy/code'
import type { Configured } from '../../tools/deploy/desired-state'
import { functionRules, storageRule } from '../../tools/deploy/rules'
import { functionsIn } from '../functions/installed-function'
import type { ConfiguredFunction, Environment } from './environment'

/** cloudbaserc.json, as far as an environment follows from it. */
interface Configuration {
  functions: Configured[]
}

export interface SourceEnvironmentOptions {
  /** cloudbaserc.json, which production is deployed from. */
  configuration: string
  /** dist/cloudfunctions */
  bundles: string
  variables: Readonly<Record<string, string>>
  /** Epoch milliseconds. */
  now: number
}

/** The environment of this project as it would be deployed, run from its source: it can be looked at, not changed. */
export function openSourceEnvironment(options: SourceEnvironmentOptions): Environment {
  const { configuration, bundles, variables, now } = options
  const { functions } = JSON.parse(readFileSync(configuration, 'utf8')) as Configuration
  const state = {
    functions: functions.map(
      ({ envVariables = {}, triggers = [], ...one }): ConfiguredFunction => ({
        ...one,
        variables: Object.fromEntries(Object.keys(envVariables).map((name) => [name, variables[name] ?? ''])),
        // As a deployment leaves it, of whatever stands built at the moment.
        get description() {
          return descriptionOf(readCode(join(bundles, one.name)).codeHash)
        },
        installsDependencies: false,
        triggers: triggers.map(({ name, config }) => ({ name, config, addedAt: now })),
        code: { sha256: '', bytes: 0 },
        addedAt: now,
        modifiedAt: now,
      }),
    ),
    rules: {
      functions: JSON.stringify(functionRules),
      storage: { permission: 'CUSTOM' as const, securityRule: JSON.stringify(storageRule) },
      collections: Object.fromEntries(
        collections.map(({ name }) => [name, { permission: 'ADMINONLY' as const }]),
      ),
    },
  }
  const refusal = 'this local cloud runs from the source; one that can be deployed to starts with --empty'
  const refuse = () => Promise.reject(new Error(refusal))
  return {
    refusal,
    state,
    change: refuse,
    keepCode: refuse,
    find: functionsIn(bundles, variables),
    close: async () => {},
  }
}
