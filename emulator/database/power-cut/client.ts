import type { Random } from '../../seed/random'
import type { Database, WireReply } from '../database'
import { askerFor, documentsOf } from '../testing/ask'
import { beginTransaction } from '../testing/ask-in-transaction'
import type { WireError } from '../wire-error'
import { COLLECTIONS, type CollectionName, contentOf, type Doc, type Model } from './model'
import type { Power } from './power'

/** An operation that the database has decided: its number in the model, and the answer that is due. */
interface Decided {
  readonly operation: number
  readonly due: unknown
  readonly reply: Promise<WireReply>
}

/** One after the other: nobody else writes between the first call of a transaction and the call that commits it. */
export class Turnstile {
  #last: Promise<unknown> = Promise.resolve()

  pass<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work)
    this.#last = result
    return result
  }
}

export interface Surroundings {
  readonly database: Database
  readonly model: Model
  readonly power: Power
  readonly random: Random
  readonly turnstile: Turnstile
  /** Whether the database has said that its storage failed. */
  hasFailed(): boolean
  onAnswer(): void
}

/** Asks the database and the model the same at random, and compares answers until the power goes. */
export class Client {
  readonly #around: Surroundings

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** Says what was wrong, if anything was. */
  async run(operations: number): Promise<string | undefined> {
    for (let count = 0; count < operations; count++) {
      const problem = await (this.#around.random.oneIn(5) ? this.#read() : this.#write())
      if (problem !== undefined) {
        return problem
      }
      await this.#around.power.moment()
    }
    return undefined
  }

  async #read(): Promise<string | undefined> {
    const collection = this.#around.random.pick(COLLECTIONS)
    const reply = await askerFor(this.#around.database, collection).get()
    if (!this.#around.power.isOn || this.#hasStopped(reply)) {
      return undefined
    }
    this.#around.onAnswer()
    const isThere = reply.code !== 'DATABASE_COLLECTION_NOT_EXIST'
    const content = isThere ? contentOf(documentsOf(reply) as unknown as Doc[]) : undefined
    return this.#around.model.seen(collection, content)
  }

  async #write(): Promise<string | undefined> {
    const decided = await this.#around.turnstile.pass(() => this.#decide())
    if (decided === undefined) {
      return undefined
    }
    const reply = await decided.reply
    if (!this.#around.power.isOn || this.#hasStopped(reply)) {
      return undefined
    }
    this.#around.onAnswer()
    this.#around.model.promise(decided.operation)
    const given = answerOf(reply)
    return given === decided.due ? undefined : `answered ${given} instead of ${decided.due}`
  }

  #decide(): Promise<Decided | undefined> {
    switch (this.#around.random.below(9)) {
      case 0:
      case 1:
        return this.#insert()
      case 2:
      case 3:
        return this.#updateOne()
      case 4:
        return this.#updateMany()
      case 5:
        return this.#around.random.oneIn(8) ? this.#createLate() : this.#remove()
      case 6:
        return this.#around.random.oneIn(8) ? this.#clear() : this.#load()
      default:
        return this.#transaction()
    }
  }

  async #insert(): Promise<Decided> {
    const collection = this.#collection()
    const docs = Array.from({ length: 1 + this.#around.random.below(3) }, () => this.#doc())
    const reply = askerFor(this.#around.database, collection).insert(...docs)
    let due: unknown = docs.length
    const operation = this.#around.model.operation(() => {
      if (!docs.every((doc) => this.#around.model.insert(collection, doc))) {
        due = 'DATABASE_DUPLICATE_WRITE'
      }
    })
    return { operation, due, reply }
  }

  async #updateOne(): Promise<Decided> {
    const collection = this.#collection()
    const id = this.#id()
    const most = this.#around.random.below(4)
    const reply = askerFor(this.#around.database, collection).updateAndReturn(
      { _id: id, n: { $lte: most } },
      { $inc: { n: 1 } },
    )
    let due = 0
    const operation = this.#around.model.operation(() => {
      due = this.#around.model.increment(collection, (doc) => doc._id === id && doc.n <= most)
    })
    return { operation, due, reply }
  }

  async #updateMany(): Promise<Decided> {
    const collection = this.#collection()
    const code = this.#around.random.below(CODES)
    const reply = askerFor(this.#around.database, collection).update(
      { code: { $gte: code } },
      { $inc: { n: 1 } },
    )
    let due = 0
    const operation = this.#around.model.operation(() => {
      due = this.#around.model.increment(collection, (doc) => doc.code >= code)
    })
    return { operation, due, reply }
  }

  async #remove(): Promise<Decided> {
    const collection = this.#collection()
    const code = this.#around.random.below(CODES)
    const reply = askerFor(this.#around.database, collection).remove({ code })
    let due = 0
    const operation = this.#around.model.operation(() => {
      due = this.#around.model.remove(collection, (doc) => doc.code === code)
    })
    return { operation, due, reply }
  }

  /** All or none: what was written before a duplicate is taken back within the same batch. */
  async #load(): Promise<Decided> {
    const collection = this.#collection()
    const docs = Array.from({ length: 1 + this.#around.random.below(3) }, () => this.#doc())
    const reply = replied(this.#around.database.load({ [collection]: docs }))
    let due = 'done'
    const operation = this.#around.model.operation(() => {
      const duplicate = docs.findIndex((doc) => !this.#around.model.insert(collection, doc))
      if (duplicate >= 0) {
        due = 'DATABASE_DUPLICATE_WRITE'
        const written = docs.slice(0, duplicate).map(({ _id }) => _id)
        this.#around.model.remove(collection, ({ _id }) => written.includes(_id))
      }
    })
    return { operation, due, reply }
  }

  async #clear(): Promise<Decided> {
    const reply = replied(this.#around.database.clear())
    const operation = this.#around.model.operation(() => {
      this.#around.model.remove('unique', () => true)
      this.#around.model.remove('plain', () => true)
    })
    return { operation, due: 'done', reply }
  }

  async #createLate(): Promise<Decided> {
    const reply = this.#around.database.handle({ action: 'database.addCollection', collectionName: 'late' })
    let isNew = false
    const operation = this.#around.model.operation(() => {
      isNew = this.#around.model.createLate()
    })
    return { operation, due: isNew ? 'done' : 'DATABASE_COLLECTION_ALREADY_EXIST', reply }
  }

  /**
   * What its writes find is told by their answers (they look at a snapshot); the model holds them to be done together.
   * Nothing is decided when it meets what is not durable yet (a conflict), a duplicate, or gives up by itself.
   */
  async #transaction(): Promise<Decided | undefined> {
    const transaction = await beginTransaction(this.#around.database)
    if (transaction === undefined) {
      return undefined
    }
    const changes: (() => void)[] = []
    for (let count = 2 + this.#around.random.below(3); count > 0; count--) {
      const collection = this.#collection()
      const doc = this.#doc()
      const isIt = ({ _id }: Doc) => _id === doc._id
      const [request, change] = this.#around.random.pick([
        [
          () => transaction.update(collection, doc._id, { $inc: { n: 1 } }),
          () => this.#around.model.increment(collection, isIt),
        ],
        [() => transaction.insert(collection, doc), () => this.#around.model.insert(collection, doc)],
        [() => transaction.remove(collection, doc._id), () => this.#around.model.remove(collection, isIt)],
      ])
      const answer = answerOf(await request())
      if (typeof answer === 'string') {
        return undefined
      }
      if (answer > 0) {
        changes.push(change)
      }
    }
    if (this.#around.random.oneIn(6)) {
      await transaction.abort()
      return undefined
    }
    const reply = transaction.commit()
    const operation = this.#around.model.operation(() => {
      for (const change of changes) {
        change()
      }
    })
    return { operation, due: 'done', reply }
  }

  /** A refusal promises nothing. */
  #hasStopped(reply: WireReply): boolean {
    return reply.code === 'SYS_ERR' && this.#around.hasFailed()
  }

  #collection(): CollectionName {
    return this.#around.random.pick(['unique', 'plain'])
  }

  #id(): string {
    return `d${this.#around.random.below(IDS)}`
  }

  #doc(): Doc {
    const pad = '红'.repeat(this.#around.random.oneIn(4) ? this.#around.random.below(300) : 0)
    return { _id: this.#id(), code: this.#around.random.below(CODES), n: 0, pad }
  }
}

const IDS = 10
const CODES = 12

/** What the database does without a request, answered as one. */
async function replied(work: Promise<void>): Promise<WireReply> {
  try {
    await work
    return { requestId: '' }
  } catch (error) {
    const { code, message } = error as WireError
    return { requestId: '', code, message }
  }
}

/** What an answer says: how many documents, an error's code, or that it is done. */
function answerOf(reply: WireReply): number | string {
  if (reply.code !== undefined) {
    return reply.code
  }
  const { insertedIds, updated, deleted } = reply.data ?? {}
  return Array.isArray(insertedIds) ? insertedIds.length : ((updated ?? deleted ?? 'done') as number | 'done')
}
