import type { Audience, Channel } from '../../cloudfunctions/contract/post'
import type { Scene } from './scenes'

/** A paragraph, what somebody said, a list, or a drawing with its caption. */
export type BlockPlan =
  | string
  | { quote: string }
  | { items: readonly string[] }
  | { scene: Scene; caption: string }

export interface PostPlan {
  branchId: string
  channel: Channel
  title: string
  blocks: readonly BlockPlan[]
  /** When it is published, from today; tomorrow is 1. On a desk: when it was saved. */
  day: number
  time: string
  /** The recorder of the branch unless said. */
  by?: 'branchSecretary'
  reach?: 'town'
  /** Everybody unless said. */
  audience?: Audience
  reads?: number
  isPinned?: true
  /** A note under the article, a day after it. */
  correction?: string
  /** A task of the branch, by its title. */
  task?: string
  /** On whose desk it lies; published unless said. */
  desk?: 'draft' | 'returned' | 'branch' | 'town' | 'wechat'
}

/** Why an officer sent `returned` back. */
export const RETURN_REASON = '收稻那天的亩数和工时对不上，请再核一核，写上是哪三户的田。'
