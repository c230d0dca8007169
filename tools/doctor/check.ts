import type CloudBase from '@cloudbase/manager-node'
import type { connectData } from '../cloud/connect-data'
import type { CloudEnvironment } from '../cloud/environment'
import type { Configured } from '../deploy/desired-state'
import type { Actual } from '../deploy/state'

/** Something is not as it should be, in words for whoever keeps the town going; people by their ids only. */
export interface Finding {
  /** `notice`: may be meant so. */
  weight: 'problem' | 'notice'
  what: string
  /** What people notice of it. */
  means: string
  advice: string
}

/** What a check is given: one environment, read and never written. */
export interface Place {
  environment: CloudEnvironment
  manager: CloudBase
  data: ReturnType<typeof connectData>
  /** The environment's clock, epoch milliseconds. */
  now: number
  /** Functions as the project would deploy them. */
  configured: readonly Configured[]
  /** The project's own version. */
  version: string
  actual: Actual
  /** For what takes long: how far it has come, in words. */
  tell(progress: string): void
}

export interface Checked {
  /** How much was looked at. */
  seen: string
  findings: readonly Finding[]
}

/** A reader of facts and a pure judgement on them. */
export interface Check {
  name: string
  title: string
  /** Goes through all documents of a collection: left out when there is no time. */
  isWalk?: true
  /** Reads documents: nothing can be said while collections are missing. */
  readsDocuments?: true
  run(place: Place): Promise<Checked>
}

export const problem = (what: string, means: string, advice: string): Finding => ({
  weight: 'problem',
  what,
  means,
  advice,
})

export const notice = (what: string, means: string, advice: string): Finding => ({
  weight: 'notice',
  what,
  means,
  advice,
})
