/** Stands for a word that this version does not have. */
export const laterWord = '更新后可见'

/**
 * Words for each value of the contract, and one for whatever a newer server says: phones keep an old version for
 * days. A value without words does not compile. (Proxy: iOS 10, Android 5.)
 */
export function knownWords<K extends string, W>(
  words: Readonly<Record<K, W>>,
  otherwise: W,
): Readonly<Record<K, W>> {
  return new Proxy(words, {
    get: (known, key) => (Object.prototype.hasOwnProperty.call(known, key) ? known[key as K] : otherwise),
  })
}
