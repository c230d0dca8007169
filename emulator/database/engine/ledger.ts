import { damagedStore, type RecordChange, type Storage, type StoredRecord } from '../storage'

/**
 * What makes a store tell when something is missing. LevelDB can open silently with records gone or older than they
 * were, and since updates and removals leave holes, a gap in the sequence proves nothing. So:
 * - each record is `<checksum> <sequence> <body>`, the checksum covering key, sequence and body: an altered record;
 * - each batch also writes the head: last sequence, number of records, and the sum of their checksums. A record that
 *   is missing, older or back from removal changes the sum, whichever batch it came from;
 * - the storage's own note of the last committed sequence tells when the newest batches are gone together with their head.
 */
export class Ledger {
  #sequence = 0
  #count = 0
  /** Two lanes of 32 bits, since one checksum has more bits than a JS integer sum could keep. */
  #low = 0
  #high = 0

  get sequence(): number {
    return this.#sequence
  }

  /** A new sequence number for one operation. */
  advance(): number {
    this.#sequence += 1
    return this.#sequence
  }

  /** Enters a record in place of the one with checksum `replaced`, if there was one. */
  put(key: string, body: string, replaced: number | undefined): { change: RecordChange; checksum: number } {
    const checksum = checksumOf(key, this.#sequence, body)
    if (replaced !== undefined) {
      this.#subtract(replaced)
    }
    this.#add(checksum)
    return { change: { key, value: line(checksum, this.#sequence, body) }, checksum }
  }

  remove(key: string, replaced: number): RecordChange {
    this.#subtract(replaced)
    return { key, value: undefined }
  }

  /** The head as of everything entered so far; belongs into the batch that carries the last of it. */
  head(): RecordChange {
    const body = JSON.stringify({ format: FORMAT, count: this.#count, sum: [this.#high, this.#low] })
    return { key: HEAD, value: line(checksumOf(HEAD, this.#sequence, body), this.#sequence, body) }
  }

  /** Reads and verifies a whole store, handing each record on; throws an UnusableStoreError naming what is wrong. */
  async open(storage: Storage, onRecord: (record: VerifiedRecord) => void): Promise<void> {
    let head: VerifiedRecord | undefined
    for await (const chunk of storage.records()) {
      for (const stored of chunk) {
        const record = verify(storage.location, stored)
        this.#sequence = Math.max(this.#sequence, record.sequence)
        if (record.key === HEAD) {
          head = record
        } else {
          this.#add(record.checksum)
          onRecord(record)
        }
      }
    }
    this.#compare(storage.location, head)
    const committed = await storage.lastCommitted()
    if (this.#sequence < committed) {
      throw damagedStore(
        storage.location,
        `最后提交的序号是 ${committed}，但记录只到 ${this.#sequence}`,
        `the last commit was number ${committed}, but the records end at ${this.#sequence}`,
      )
    }
  }

  #compare(location: string, head: VerifiedRecord | undefined): void {
    if (head === undefined) {
      if (this.#count === 0) {
        return
      }
      throw damagedStore(location, '缺少总账记录', 'the head record is missing')
    }
    const { format, count, sum } = JSON.parse(head.body) as { format: number; count: number; sum: number[] }
    if (format !== FORMAT) {
      throw damagedStore(location, `格式版本 ${format} 未知`, `the format ${format} is unknown`)
    }
    if (count !== this.#count) {
      throw damagedStore(
        location,
        `应有 ${count} 条记录，实有 ${this.#count} 条`,
        `it should hold ${count} records and holds ${this.#count}`,
      )
    }
    if (head.sequence !== this.#sequence || sum[0] !== this.#high || sum[1] !== this.#low) {
      throw damagedStore(
        location,
        '记录的总校验和不符，有记录丢失或不是最新',
        'the checksums do not add up: a record is lost or not the latest',
      )
    }
  }

  #add(checksum: number): void {
    this.#count += 1
    this.#low = (this.#low + (checksum % TWO_32)) >>> 0
    this.#high = (this.#high + Math.floor(checksum / TWO_32)) >>> 0
  }

  #subtract(checksum: number): void {
    this.#count -= 1
    this.#low = (this.#low - (checksum % TWO_32)) >>> 0
    this.#high = (this.#high - Math.floor(checksum / TWO_32)) >>> 0
  }
}

export interface VerifiedRecord {
  readonly key: string
  readonly sequence: number
  readonly body: string
  readonly checksum: number
}

const FORMAT = 1
const HEAD = 'head'
const TWO_32 = 2 ** 32
const CHECKSUM_DIGITS = 14

function line(checksum: number, sequence: number, body: string): string {
  return `${checksum.toString(16).padStart(CHECKSUM_DIGITS, '0')} ${sequence} ${body}`
}

function verify(location: string, { key, value }: StoredRecord): VerifiedRecord {
  const bodyAt = value.indexOf(' ', CHECKSUM_DIGITS + 1) + 1
  const sequence = Number(value.slice(CHECKSUM_DIGITS + 1, bodyAt - 1))
  const body = value.slice(bodyAt)
  const checksum = checksumOf(key, sequence, body)
  const prefix = line(checksum, sequence, '')
  if (prefix.length === bodyAt && value.startsWith(prefix)) {
    return { key, sequence, body, checksum }
  }
  throw damagedStore(location, `记录 ${key} 的校验和不符`, `the record ${key} does not match its checksum`)
}

/** Looked up once: under jest every look at a global costs more than the multiplication. */
const { imul } = Math

/**
 * 53 bits from two multiplying lanes over UTF-16 units. Each step of a lane can be undone, so one changed unit always
 * changes the result; it guards against damage, not against forgery.
 */
function checksumOf(key: string, sequence: number, body: string): number {
  let a = 0xdeadbeef ^ sequence
  let b = 0x41c6ce57 ^ Math.floor(sequence / TWO_32)
  for (const text of [key, '\n', body]) {
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      a = imul(a ^ unit, 2_654_435_761)
      b = imul(b ^ unit, 1_597_334_677)
    }
  }
  a = imul(a ^ (a >>> 16), 2_246_822_507) ^ imul(b ^ (b >>> 13), 3_266_489_909)
  b = imul(b ^ (b >>> 16), 2_246_822_507) ^ imul(a ^ (a >>> 13), 3_266_489_909)
  return TWO_32 * (b & 0x1fffff) + (a >>> 0)
}
