import * as v from 'valibot'
import type { Database } from '../database/database'
import type { Functions } from '../functions/functions'
import { ENV_ID } from '../functions/sdk-environment'
import { CloudApiError } from './cloud-api-error'
import type { Environment } from './environment'

/** What the management API works on. */
export interface Cloud {
  database: Database
  environment: Environment
  functions: Functions
  /** Epoch milliseconds by the emulator's clock, for dates. */
  now: () => number
}

/** One of the vendor's actions: what `Response` holds besides its id. */
export type Action = (cloud: Cloud, parameters: unknown) => Promise<object>

export const REGION = 'ap-shanghai'

/** Parameters for which the service scf has a code of their own. */
const codes: Readonly<Record<string, string>> = {
  FunctionName: 'InvalidParameter.FunctionName',
  Timeout: 'LimitExceeded.Timeout',
  ...Object.fromEntries(
    ['Description', 'Handler', 'MemorySize', 'Runtime', 'TriggerName', 'Type', 'TriggerDesc'].map((name) => [
      name,
      `InvalidParameterValue.${name}`,
    ]),
  ),
}

/**
 * An action with its parameters as far as they mean something here; the vendor's SDKs send more. `EnvId` and, for
 * functions, `Namespace` name the environment.
 */
export function action<Entries extends v.ObjectEntries>(
  entries: Entries,
  work: (
    cloud: Cloud,
    parameters: v.InferOutput<v.ObjectSchema<Entries, undefined>>,
  ) => Promise<object> | object,
): Action {
  const schema = v.object(entries)
  return async (cloud, parameters) => {
    assertEnvironment(parameters)
    const { success, output, issues } = v.safeParse(schema, parameters)
    if (!success) {
      const [issue] = issues
      const path = v.getDotPath(issue) ?? ''
      throw issue.received === 'undefined'
        ? new CloudApiError('MissingParameter', `The request is missing the parameter \`${path}\`.`)
        : new CloudApiError(
            codes[path.split('.').at(-1) ?? ''] ?? 'InvalidParameterValue',
            `The parameter \`${path}\` is not valid: ${issue.message}`,
          )
    }
    return work(cloud, output)
  }
}

/** Codes: ResourceNotFound.Namespace (scf), InvalidParameter.EnvId (tcb), both in the vendor's SDK constants. */
function assertEnvironment(parameters: unknown): void {
  const { EnvId: envId, Namespace: namespace } = parameters as { EnvId?: unknown; Namespace?: unknown }
  if (envId !== undefined && envId !== ENV_ID) {
    throw new CloudApiError('InvalidParameter.EnvId', `Env [${envId}] not found`)
  }
  if (namespace !== undefined && namespace !== ENV_ID) {
    throw new CloudApiError('ResourceNotFound.Namespace', `Namespace [${namespace}] not found`)
  }
}

const SHANGHAI = 8 * 3_600_000

/** `2018-06-07 09:52:23`, as the vendor's replies have it. */
export function dateText(instant: number): string {
  return new Date(instant + SHANGHAI).toISOString().slice(0, 19).replace('T', ' ')
}
