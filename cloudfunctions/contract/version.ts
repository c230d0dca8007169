/** Of the last released contract; written by `npm run release:contract`, beside `released/contract.json`. */
export const contractVersion = 1
