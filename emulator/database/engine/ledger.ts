import { damagedStore, type RecordChange, type Storage, type StoredRecord } from '../storage'
import { collectionOf } from './record-keys'
import { type Entry, type StoredTally, Tally } from './tally'

/**
 * What makes a store tell when something is missing. LevelDB can open silently with records gone or older than they
 * were, and since updates and removals leave holes, a gap in the sequence proves nothing. So:
 * - each record is `<checksum> <sequence> <body>`, the checksum covering key, sequence and body: an altered record;
 * - each batch also writes the head: last sequence and the tally of all records. A record that is missing, older or
 *   back from removal changes the tally, whichever batch it came from;
 * - each batch writes the tallies of the collections it touches, too: they say where something is missing;
 * - the storage's own note of the last committed sequence tells when the newest batches are gone together with their head.
 */
export class Ledger {
  #sequence = 0
  readonly #all = new Tally()
  readonly #tallies = new Map<string, Tally>()
  /** Collections whose tally has changed since the last heads. */
  readonly #touched = new Set<string>()

  get sequence(): number {
    return this.#sequence
  }

  /** A new sequence number for one operation. */
  advance(): number {
    this.#sequence += 1
    return this.#sequence
  }

  /** Enters a record in place of `replaced`, if there was one. */
  put(key: string, body: string, replaced: Entry | undefined): { change: RecordChange; checksum: number } {
    const sequence = this.#sequence
    const checksum = checksumOf(key, sequence, body)
    if (replaced !== undefined) {
      this.#subtract(key, replaced)
    }
    this.#add(key, { checksum, sequence })
    return { change: { key, value: line(checksum, sequence, body) }, checksum }
  }

  remove(key: string, replaced: Entry): RecordChange {
    this.#subtract(key, replaced)
    return { key, value: undefined }
  }

  /** The heads as of everything entered so far; they belong into the batch that carries the last of it. */
  heads(): RecordChange[] {
    const heads = [this.#seal(HEAD, { format: FORMAT, ...this.#all.stored() })]
    for (const name of this.#touched) {
      heads.push(this.#seal(TALLY + name, this.#tallyOf(name).stored()))
    }
    this.#touched.clear()
    return heads
  }

  /** Reads and verifies a whole store, handing each record on; throws an UnusableStoreError naming what is wrong. */
  async open(storage: Storage, onRecord: (record: VerifiedRecord) => void): Promise<void> {
    let head: VerifiedRecord | undefined
    const tallies: VerifiedRecord[] = []
    for await (const chunk of storage.records()) {
      for (const stored of chunk) {
        const record = verify(storage.location, stored)
        this.#sequence = Math.max(this.#sequence, record.sequence)
        if (record.key === HEAD) {
          head = record
        } else if (record.key.startsWith(TALLY)) {
          tallies.push(record)
        } else {
          this.#add(record.key, record)
          onRecord(record)
        }
      }
    }
    this.#touched.clear()
    this.#compare(storage.location, head, tallies)
    const committed = await storage.lastCommitted()
    if (this.#sequence < committed) {
      throw damagedStore(
        storage.location,
        `最后提交的序号是 ${committed}，但记录只到 ${this.#sequence}，其后的都丢失了`,
        `the last commit was number ${committed}, but the records end at ${this.#sequence}: what came after is lost`,
      )
    }
  }

  #compare(location: string, head: VerifiedRecord | undefined, tallies: readonly VerifiedRecord[]): void {
    if (head === undefined) {
      if (this.#all.count === 0) {
        return
      }
      throw damagedStore(location, '缺少总账记录', 'the head record is missing')
    }
    const { format, ...stored } = JSON.parse(head.body) as { format: number } & StoredTally
    if (format !== FORMAT) {
      throw damagedStore(location, `格式版本 ${format} 未知`, `the format ${format} is unknown`)
    }
    if (head.sequence === this.#sequence && this.#all.matches(stored)) {
      return
    }
    const places = tallies.flatMap((tally) => this.#gapIn(tally))
    const where = (language: 'chinese' | 'english') => places.map((place) => place[language]).join('')
    if (this.#all.count !== stored.count) {
      throw damagedStore(
        location,
        `应有 ${stored.count} 条记录，实有 ${this.#all.count} 条${where('chinese')}`,
        `it should hold ${stored.count} records and holds ${this.#all.count}${where('english')}`,
      )
    }
    throw damagedStore(
      location,
      `记录的总校验和不符，有记录丢失或不是最新${where('chinese')}`,
      `the checksums do not add up: a record is lost or not the latest${where('english')}`,
    )
  }

  #gapIn({ key, sequence, body }: VerifiedRecord): { chinese: string; english: string }[] {
    const name = key.slice(TALLY.length)
    const stored = JSON.parse(body) as StoredTally
    const found = this.#tallyOf(name)
    if (found.matches(stored)) {
      return []
    }
    const number = found.sequenceOfDifference(stored)
    if (found.count === stored.count - 1) {
      return [
        {
          chinese: `；集合 ${name} 缺少序号 ${number} 的记录`,
          english: `; the record with sequence ${number} is missing in the collection ${name}`,
        },
      ]
    }
    if (found.count === stored.count + 1) {
      return [
        {
          chinese: `；集合 ${name} 多出序号 ${number} 的记录`,
          english: `; the record with sequence ${number} is back in the collection ${name}`,
        },
      ]
    }
    return [
      {
        chinese: `；集合 ${name} 截至序号 ${sequence} 应有 ${stored.count} 条，实有 ${found.count} 条，不全是最新`,
        english: `; the collection ${name} should hold ${stored.count} up to sequence ${sequence} and holds ${found.count}, not all of them the latest`,
      },
    ]
  }

  #seal(key: string, content: object): RecordChange {
    const body = JSON.stringify(content)
    return { key, value: line(checksumOf(key, this.#sequence, body), this.#sequence, body) }
  }

  #add(key: string, entry: Entry): void {
    this.#all.add(entry)
    this.#touch(key).add(entry)
  }

  #subtract(key: string, entry: Entry): void {
    this.#all.subtract(entry)
    this.#touch(key).subtract(entry)
  }

  #touch(key: string): Tally {
    const name = collectionOf(key)
    this.#touched.add(name)
    return this.#tallyOf(name)
  }

  #tallyOf(name: string): Tally {
    let tally = this.#tallies.get(name)
    if (tally === undefined) {
      tally = new Tally()
      this.#tallies.set(name, tally)
    }
    return tally
  }
}

export interface VerifiedRecord extends Entry {
  readonly key: string
  readonly body: string
}

const FORMAT = 1
const HEAD = 'head'
const TALLY = 'tally:'
const TWO_32 = 2 ** 32
const CHECKSUM_DIGITS = 14
const LINE_END = 10

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function line(checksum: number, sequence: number, body: string): string {
  return `${digits(checksum)} ${sequence} ${body}`
}

/** Its 14 hexadecimal digits. `toString(16)` of a number beyond 32 bits takes ten times as long. */
function digits(checksum: number): string {
  const high = Math.floor(checksum / TWO_32)
  const low = checksum >>> 0
  const start = `${HEX[high >>> 16]}${HEX[(high >>> 8) & 0xff]}${HEX[high & 0xff]}`
  return `${start}${HEX[low >>> 24]}${HEX[(low >>> 16) & 0xff]}${HEX[(low >>> 8) & 0xff]}${HEX[low & 0xff]}`
}

function verify(location: string, { key, value }: StoredRecord): VerifiedRecord {
  const bodyAt = value.indexOf(' ', CHECKSUM_DIGITS + 1) + 1
  const sequence = Number(value.slice(CHECKSUM_DIGITS + 1, bodyAt - 1))
  const checksum = checksumOf(key, sequence, value, bodyAt)
  // Both numbers are read rather than the line written anew, which would cost more than the checksum itself.
  if (Number.parseInt(value.slice(0, CHECKSUM_DIGITS), 16) === checksum) {
    return { key, sequence, body: value.slice(bodyAt), checksum }
  }
  throw damagedStore(location, `记录 ${key} 的校验和不符`, `the record ${key} does not match its checksum`)
}

/** Looked up once: under jest every look at a global costs more than the multiplication. */
const { imul } = Math

/**
 * 53 bits from two multiplying lanes over the UTF-16 units of the key, a line end and the body in `text`. Each step of a
 * lane can be undone, so one changed unit always changes the result; it guards against damage, not against forgery.
 */
function checksumOf(key: string, sequence: number, text: string, bodyAt = 0): number {
  let a = 0xdeadbeef ^ sequence
  let b = 0x41c6ce57 ^ Math.floor(sequence / TWO_32)
  for (let at = 0; at <= key.length; at++) {
    const unit = at < key.length ? key.charCodeAt(at) : LINE_END
    a = imul(a ^ unit, 2_654_435_761)
    b = imul(b ^ unit, 1_597_334_677)
  }
  for (let at = bodyAt; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    a = imul(a ^ unit, 2_654_435_761)
    b = imul(b ^ unit, 1_597_334_677)
  }
  a = imul(a ^ (a >>> 16), 2_246_822_507) ^ imul(b ^ (b >>> 13), 3_266_489_909)
  b = imul(b ^ (b >>> 16), 2_246_822_507) ^ imul(a ^ (a >>> 13), 3_266_489_909)
  return TWO_32 * (b & 0x1fffff) + (a >>> 0)
}
