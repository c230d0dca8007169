import { type CollectionName, collections } from '../../cloudfunctions/platform/collections'

/**
 * What belongs to one environment and not to the town: who deploys it, and files of a month end that are kept for a day
 * and named by the environment's own addresses.
 */
export const leftOut: readonly CollectionName[] = ['deployments', 'packs']

/** Where the timers note how far they have come: also in an environment that nobody has used yet. */
export const bookkeeping: CollectionName = 'cursors'

/** All that a town consists of; the timers' notes last, so that nothing is passed over. */
export const ours: readonly string[] = [
  ...collections.map(({ name }) => name).filter((name) => !leftOut.includes(name) && name !== bookkeeping),
  bookkeeping,
]
