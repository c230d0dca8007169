import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { type Database, openDatabase } from '../database'
import { openLevelStorage } from '../level-storage'
import type { Storage } from '../storage'
import { askerFor, documentsOf } from '../testing/ask'
import { type Life, live } from './life'
import { ACCOUNTS, COLLECTIONS, STEPS_KEPT, WRITERS } from './town'

/** One store on which process after process is killed. Each check throws when anything is lost, doubled or half done. */
export class CrashingStore {
  readonly #directory: string
  readonly #writer: string
  /** What must be there: as of the last check, and acknowledged since. */
  readonly #steps = new Map<string, number>()
  readonly #moves = new Map<string, number>()

  /** Milliseconds. */
  #opening: number

  constructor(directory: string, writer: string, opening = 200) {
    this.#directory = directory
    this.#writer = writer
    this.#opening = opening
  }

  get opening(): number {
    return this.#opening
  }

  /** Starts writers and kills them so many milliseconds after their first acknowledgement. */
  killWhileWriting(after: number): Promise<Life> {
    return this.#live(process.execPath, [this.#writer, this.#directory], (child, writing) => {
      const startedAt = performance.now()
      void writing
        .then(() => {
          this.#opening = performance.now() - startedAt
          return setTimeout(after)
        })
        .then(() => child.kill('SIGKILL'))
    })
  }

  /** Kills them after this part of the time that one took last until its first acknowledgement. */
  killWhileOpening(part: number): Promise<Life> {
    return this.#live(process.execPath, [this.#writer, this.#directory], (child) => {
      void setTimeout(part * this.#opening).then(() => child.kill('SIGKILL'))
    })
  }

  /** Lets writers go on until a file of the store would be larger than this. */
  fill(kilobytes: number): Promise<Life> {
    const limited = `ulimit -f ${kilobytes} && exec "$0" "$@"`
    return this.#live('bash', ['-c', limited, process.execPath, this.#writer, this.#directory], () => {})
  }

  async #live(...how: Parameters<typeof live>): Promise<Life> {
    const life = await live(...how)
    for (const [writer, number] of life.steps) {
      this.#steps.set(writer, number)
    }
    for (const [writer, number] of life.moves) {
      this.#moves.set(writer, number)
    }
    return life
  }

  async check(): Promise<void> {
    const storage = await openLevelStorage(this.#directory)
    const sequence = await sequenceOf(storage)
    const database = await openDatabase({ storage, collections: COLLECTIONS, now: Date.now })
    try {
      if (sequence > COLLECTIONS.length) {
        assert.equal(sequence, COLLECTIONS.length + (await this.#checkDocuments(database)))
      } else {
        assert.equal(this.#steps.size, 0, 'nothing is there and something was acknowledged')
      }
    } finally {
      await database.close()
    }
  }

  /** Gives the number of operations that must have led to what is there: the sequence has no gap. */
  async #checkDocuments(database: Database): Promise<number> {
    const [writers, totals, accounts, receipts] = (await Promise.all(
      ['writers', 'totals', 'accounts', 'receipts'].map(async (name) =>
        documentsOf(await askerFor(database, name).get()),
      ),
    )) as [Documents, Documents, Documents, Documents]
    let operations = WRITERS.length + ACCOUNTS.length + totals.length
    for (const { _id, last, moved } of writers as { _id: string; last: number; moved: number }[]) {
      const [step, move] = [this.#steps.get(_id) ?? 0, this.#moves.get(_id) ?? 0]
      assert(last >= step && moved >= move, `${_id}: ${step}, ${move} acknowledged; ${last}, ${moved} there`)
      // One step or move of each writer may have been under way: stored, and not acknowledged.
      assert(last - step + (moved - move) <= 1, `${_id}: more is there than was asked for`)
      this.#steps.set(_id, last)
      this.#moves.set(_id, moved)
      const kept = documentsOf(await askerFor(database, 'steps').get({ writer: _id })).map((one) => one._id)
      const due = Array.from({ length: Math.min(last, STEPS_KEPT) }, (_unused, at) => `${_id}-${last - at}`)
      assert.deepEqual(
        kept.sort(),
        due.sort(),
        'an insert or a removal without the other writes of its batch',
      )
      const receipt = receipts.find((one) => one._id === _id)
      assert.equal(receipt?.count ?? 0, moved, 'a part of a transaction without the others')
      operations += 3 * last + Math.max(0, last - STEPS_KEPT) + moved
    }
    const moves = sum(this.#moves.values())
    assert.equal(totals[0]?.steps, sum(this.#steps.values()), 'a part of a batch without the others')
    assert.equal(
      sum(accounts.map((one) => one.in as number)),
      moves,
      'a part of a transaction without the others',
    )
    assert.equal(
      sum(accounts.map((one) => one.out as number)),
      moves,
      'a part of a transaction without the others',
    )
    return operations
  }
}

type Documents = Record<string, unknown>[]

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, one) => total + one, 0)
}

/** The sequence in the head (engine/ledger.ts); 0 before the first batch. */
async function sequenceOf(storage: Storage): Promise<number> {
  for await (const chunk of storage.records()) {
    for (const { key, value } of chunk) {
      if (key === 'head') {
        return Number(value.split(' ', 2)[1])
      }
    }
  }
  return 0
}
