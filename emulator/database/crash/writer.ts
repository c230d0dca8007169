import { say } from '../../../tools/say'
import { type Database, openDatabase, type WireReply } from '../database'
import { openLevelStorage } from '../level-storage'
import { type Asker, askerFor, documentsOf } from '../testing/ask'
import { beginTransaction } from '../testing/ask-in-transaction'
import { ACCOUNTS, COLLECTIONS, STEPS_KEPT, WRITERS } from './town'

/**
 * A process to be killed: writers on the store in argv[2], each going on from where its own document is. They say on
 * stdout what is acknowledged: `step <writer> <number>`, `move <writer> <number>`; or `stopped <why>`.
 */
async function main(directory: string): Promise<void> {
  const database = await openDatabase({
    storage: await openLevelStorage(directory),
    collections: COLLECTIONS,
    now: Date.now,
    onFailure: (error) => {
      say(`stopped ${error.message}`)
      process.exit(STOPPED)
    },
  })
  if (database.isEmpty()) {
    const writers = WRITERS.map((id) => ({ _id: id, last: 0, moved: 0 }))
    const total = { _id: 'total', steps: 0 }
    await database.load({
      writers,
      totals: [total],
      accounts: ACCOUNTS.map((id) => ({ _id: id, in: 0, out: 0 })),
    })
  }
  const writers = documentsOf(await askerFor(database, 'writers').get())
  await Promise.all(
    writers.map(({ _id, last, moved }) =>
      new Writer(database, _id as string, last as number, moved as number).run(),
    ),
  )
}

class Writer {
  readonly #database: Database
  readonly #id: string
  readonly #writers: Asker
  readonly #steps: Asker
  readonly #totals: Asker
  #last: number
  #moved: number

  constructor(database: Database, id: string, last: number, moved: number) {
    this.#database = database
    this.#id = id
    this.#last = last
    this.#moved = moved
    this.#writers = askerFor(database, 'writers')
    this.#steps = askerFor(database, 'steps')
    this.#totals = askerFor(database, 'totals')
  }

  async run(): Promise<never> {
    for (;;) {
      await this.#step()
      await this.#move()
    }
  }

  /** Conditional update, counter, insert and removal: asked in one tick, so they share one batch. */
  async #step(): Promise<void> {
    const number = this.#last + 1
    const replies = await Promise.all([
      this.#writers.updateAndReturn({ _id: this.#id, last: this.#last }, { $set: { last: number } }),
      this.#totals.update({ _id: 'total' }, { $inc: { steps: 1 } }),
      this.#steps.insert({ _id: `${this.#id}-${number}`, writer: this.#id }),
      this.#steps.remove({ _id: `${this.#id}-${number - STEPS_KEPT}` }),
    ])
    replies.forEach(assertDone)
    this.#last = number
    say(`step ${this.#id} ${number}`)
  }

  /** One unit from one account to another, with a receipt: a transaction. Nothing if another one is in the way. */
  async #move(): Promise<void> {
    const transaction = await beginTransaction(this.#database)
    if (transaction === undefined) {
      return
    }
    const [from, to] = [anyAccount(), anyAccount()]
    const receipt = { _id: this.#id, count: 1 }
    const writes = [
      () => transaction.update('accounts', from, { $inc: { out: 1 } }),
      () => transaction.update('accounts', to, { $inc: { in: 1 } }),
      () => transaction.update('writers', this.#id, { $inc: { moved: 1 } }),
      () =>
        this.#moved === 0
          ? transaction.insert('receipts', receipt)
          : transaction.update('receipts', this.#id, { $inc: { count: 1 } }),
      () => transaction.commit(),
    ]
    for (const write of writes) {
      const reply = await write()
      if (reply.code === 'DATABASE_TRANSACTION_CONFLICT') {
        return
      }
      assertDone(reply)
    }
    this.#moved += 1
    say(`move ${this.#id} ${this.#moved}`)
  }
}

/** `onFailure` ends the process with this. */
const STOPPED = 3

function anyAccount(): string {
  return ACCOUNTS[Math.floor(Math.random() * ACCOUNTS.length)] as string
}

function assertDone(reply: WireReply): void {
  if (reply.code !== undefined) {
    throw new Error(`${reply.code}: ${reply.message}`)
  }
}

main(process.argv[2] as string).catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exit(1)
})
