import isEqual from 'lodash/isEqual'
import { planCollections } from './plan-collections'
import { planFunctions } from './plan-functions'
import type {
  Actual,
  ActualFunction,
  Desired,
  DesiredFunction,
  FunctionRules,
  Index,
  StorageRule,
  Timer,
} from './state'

/** One call or a few to the vendor; each may be repeated, and a plan made after it leaves it out. */
export type Step =
  /** Closed from the beginning, with all its indexes. */
  | { kind: 'createCollection'; collection: string; indexes: readonly Index[] }
  | { kind: 'closeCollection'; collection: string; was: string | undefined }
  | { kind: 'createIndex'; collection: string; index: Index }
  | { kind: 'replaceIndex'; collection: string; index: Index; drops: readonly string[] }
  | { kind: 'setFunctionRules'; rules: FunctionRules; changed: readonly string[] }
  | { kind: 'setStorageRule'; rule: StorageRule }
  | { kind: 'createFunction'; wanted: DesiredFunction }
  | { kind: 'updateCode'; wanted: DesiredFunction }
  | {
      kind: 'configure'
      wanted: DesiredFunction
      variables: Readonly<Record<string, string>>
      changed: string[]
    }
  | { kind: 'createTimer'; function: string; timer: Timer }
  | { kind: 'replaceTimer'; function: string; timer: Timer; was: string }
  | { kind: 'remove'; foreign: Foreign }

/** What stands there and is not ours: it stays until somebody names it. */
export interface Foreign {
  kind: 'collection' | 'index' | 'function' | 'timer' | 'variable'
  /** As `--remove` takes it: `<kind>:<name>`, with the collection or function before the name of what is inside. */
  name: string
}

export interface Plan {
  steps: readonly Step[]
  /** Differs, and is left as it is: why, in words. */
  kept: readonly string[]
  foreign: readonly Foreign[]
  /** How many things are as they should be. */
  same: number
}

/**
 * From what is to what should be. The order is that of docs/decisions/0018: whatever new code needs comes before it,
 * and what is closed is closed before there is anything in it.
 */
export function planDeployment(actual: Actual, desired: Desired): Plan {
  const parts = [planCollections(actual, desired), planRules(actual, desired), planFunctions(actual, desired)]
  return {
    steps: parts.flatMap(({ steps }) => steps),
    kept: parts.flatMap(({ kept }) => kept),
    foreign: parts.flatMap(({ foreign }) => foreign),
    same: parts.reduce((sum, { same }) => sum + same, 0),
  }
}

function planRules(actual: Actual, { functionRules: wanted, storageRule }: Desired): Plan {
  const standing = actual.functionRules ?? {}
  const changed = Object.keys(wanted).filter((name) => !isEqual(standing[name], wanted[name]))
  const isStorageRight = actual.storage.permission === 'CUSTOM' && isEqual(actual.storage.rule, storageRule)
  return {
    steps: [
      // Rows of functions that are not ours stay in it.
      ...(changed.length > 0
        ? [{ kind: 'setFunctionRules' as const, rules: { ...standing, ...wanted }, changed }]
        : []),
      ...(isStorageRight ? [] : [{ kind: 'setStorageRule' as const, rule: storageRule }]),
    ],
    kept: [],
    foreign: [],
    same: Number(changed.length === 0) + Number(isStorageRight),
  }
}

/** What `--remove` may name: something foreign, or a function whose creation failed. */
export function planRemovals(
  plan: Plan,
  functions: readonly ActualFunction[],
  names: readonly string[],
): { steps: Step[]; unknown: string[] } {
  const failed = functions
    .filter(({ status }) => status === 'CreateFailed')
    .map(({ name }): Foreign => ({ kind: 'function', name }))
  // A collection goes with its documents: that is the console's business, where a person sees them.
  const removable = [...plan.foreign, ...failed].filter(({ kind }) => kind !== 'collection')
  const found = (wanted: string) => removable.find(({ kind, name }) => `${kind}:${name}` === wanted)
  return {
    steps: names.flatMap((name) => {
      const foreign = found(name)
      return foreign ? [{ kind: 'remove' as const, foreign }] : []
    }),
    unknown: names.filter((name) => !found(name)),
  }
}
