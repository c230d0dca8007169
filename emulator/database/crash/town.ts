/** What the writers write on, and the checks look at. */
export const WRITERS: readonly string[] = Array.from({ length: 64 }, (_unused, at) => `w${at}`)
export const ACCOUNTS: readonly string[] = Array.from({ length: 32 }, (_unused, at) => `a${at}`)
export const COLLECTIONS = [
  { name: 'writers', indexes: [] },
  { name: 'totals', indexes: [] },
  { name: 'steps', indexes: [{ fields: ['writer'] }] },
  { name: 'accounts', indexes: [] },
  { name: 'receipts', indexes: [] },
]
/** A step removes the writer's document of so many steps before, so that the store does not grow for ever. */
export const STEPS_KEPT = 5
