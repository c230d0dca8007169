/** So large that the system takes it back as soon as nobody needs it. */
const SLAB_BYTES = 1024 * 1024
const MOST_BYTES_PER_UNIT = 3

/** Where a text is, in UTF-8. */
export interface PackedText {
  readonly slab: Buffer
  readonly start: number
  readonly length: number
}

/**
 * Texts outside of the garbage-collected heap, many in one piece of memory that goes when the last of them does. A
 * million strings would be copied and marked over and over, and a single Chinese character doubles a whole string.
 */
export class PackedTexts {
  #slab = Buffer.alloc(0)
  #used = 0

  /** Without halves of surrogate pairs, which UTF-8 has not. */
  add(text: string): PackedText {
    const most = text.length * MOST_BYTES_PER_UNIT
    if (this.#used + most > this.#slab.length) {
      this.#slab = Buffer.allocUnsafeSlow(Math.max(SLAB_BYTES, most))
      this.#used = 0
    }
    const start = this.#used
    const length = this.#slab.write(text, start, 'utf8')
    this.#used += length
    return { slab: this.#slab, start, length }
  }
}
