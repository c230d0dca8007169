import { readFileSync } from 'node:fs'
import { functionsIn } from '../functions/installed-function'
import type { ConfiguredFunction, Environment } from './environment'

/** cloudbaserc.json, as far as an environment follows from it. */
interface Configuration {
  functions: {
    name: string
    handler: string
    runtime: string
    timeout: number
    memorySize: number
    envVariables?: Record<string, string>
    triggers?: { name: string; type: string; config: string }[]
  }[]
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
  const names = functions.map(({ name }) => name)
  const state = {
    functions: functions.map(
      ({ envVariables = {}, triggers = [], ...one }): ConfiguredFunction => ({
        ...one,
        variables: Object.fromEntries(Object.keys(envVariables).map((name) => [name, variables[name] ?? ''])),
        description: '',
        installsDependencies: false,
        triggers: triggers.map(({ name, config }) => ({ name, config, addedAt: now })),
        code: { sha256: '', bytes: 0 },
        addedAt: now,
        modifiedAt: now,
      }),
    ),
    rules: {
      functions: JSON.stringify({
        '*': { invoke: false },
        ...Object.fromEntries(names.map((name) => [name, { invoke: name === 'api' && 'auth != null' }])),
      }),
      storage: {
        permission: 'CUSTOM' as const,
        securityRule: JSON.stringify({
          read: false,
          write: '/^uploads\\//.test(resource.path) && resource.openid == auth.openid',
        }),
      },
      collections: {},
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
