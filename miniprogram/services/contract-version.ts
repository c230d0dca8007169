import type { contractVersion as released } from '../../cloudfunctions/contract/version'

/** The contract this app was made with: the type does not let it fall behind. Written by `npm run release:contract`. */
export const contractVersion: typeof released = 1
