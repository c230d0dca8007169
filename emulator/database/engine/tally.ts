/**
 * How many records there are, and the sums of their checksums and sequences. Sums, so that one record is taken out or
 * put in without looking at the others; those of the sequences name a single record that is missing.
 */
export class Tally {
  #count = 0
  /** Two lanes of 32 bits, since one checksum has more bits than a JS integer sum could keep. */
  #low = 0
  #high = 0
  #sequences = 0

  get count(): number {
    return this.#count
  }

  add({ checksum, sequence }: Entry): void {
    this.#count += 1
    this.#low = (this.#low + (checksum % TWO_32)) >>> 0
    this.#high = (this.#high + Math.floor(checksum / TWO_32)) >>> 0
    this.#sequences = (this.#sequences + sequence) % TWO_52
  }

  subtract({ checksum, sequence }: Entry): void {
    this.#count -= 1
    this.#low = (this.#low - (checksum % TWO_32)) >>> 0
    this.#high = (this.#high - Math.floor(checksum / TWO_32)) >>> 0
    this.#sequences = (this.#sequences - sequence + TWO_52) % TWO_52
  }

  stored(): StoredTally {
    return { count: this.#count, sum: [this.#high, this.#low], sequences: this.#sequences }
  }

  matches({ count, sum }: StoredTally): boolean {
    return count === this.#count && sum[0] === this.#high && sum[1] === this.#low
  }

  /** The sequence of the one record that is too few here, or too many. */
  sequenceOfDifference({ sequences }: StoredTally): number {
    const missing = (sequences - this.#sequences + TWO_52) % TWO_52
    return Math.min(missing, TWO_52 - missing)
  }
}

/** What a record adds to a tally. */
export interface Entry {
  readonly checksum: number
  readonly sequence: number
}

export interface StoredTally {
  readonly count: number
  readonly sum: readonly [high: number, low: number]
  readonly sequences: number
}

const TWO_32 = 2 ** 32
/** Twice this is still an exact integer. */
const TWO_52 = 2 ** 52
