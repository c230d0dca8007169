import { createRandom, type Random } from '../../seed/random'
import { type Database, openDatabase } from '../database'
import type { Storage } from '../storage'
import { askerFor, documentsOf } from '../testing/ask'
import { Client, Turnstile } from './client'
import { failing } from './failing-file'
import { type Disk, NOTE_LENGTH, openLogStorage } from './log-storage'
import { COLLECTIONS, contentOf, type Doc, Model } from './model'
import { Power } from './power'
import { SimulatedFile } from './simulated-file'

/** What a planted fault puts around a part of the machine. */
export interface Fault {
  readonly name: string
  disk?(disk: Disk): Disk
  storage?(storage: Storage): Storage
  database?(database: Database): Database
}

/** How often histories came to what they are about. */
export interface Figures {
  answers: number
  powerCuts: number
  /** Those with a batch that was written and not synced. */
  cutsInSync: number
  fullDisks: number
}

const DEFINITIONS = [
  { name: 'unique', indexes: [{ fields: ['code'], unique: true }] },
  { name: 'plain', indexes: [{ fields: ['code'] }] },
]
const MOST_LIVES = 3
const MOST_MOMENTS = 120
const MOST_CLIENTS = 6
const OPERATIONS_EACH = 8

/**
 * A machine with a store, by its seed. In each of its lives the real engine opens what the last power cut has left,
 * that is compared with the model, and clients write until the power goes.
 */
export class History {
  readonly #random: Random
  readonly #fault: Fault
  readonly #figures: Figures
  #left: { readonly log: Buffer; readonly note: Buffer } = { log: Buffer.alloc(0), note: Buffer.alloc(0) }
  #model: Model | undefined

  constructor(seed: number, fault: Fault, figures: Figures) {
    this.#random = createRandom(seed)
    this.#fault = fault
    this.#figures = figures
  }

  /** Says what was wrong, if anything was. */
  async play(): Promise<string | undefined> {
    for (let lives = 1 + this.#random.below(MOST_LIVES); lives > 0; lives--) {
      const moments = this.#random.oneIn(5) ? Number.POSITIVE_INFINITY : 1 + this.#random.below(MOST_MOMENTS)
      const problem = await this.#untilPowerCut(moments, (disk, power) => this.#live(disk, power))
      if (problem !== undefined) {
        return problem
      }
    }
    return this.#untilPowerCut(Number.POSITIVE_INFINITY, async (disk, power) => {
      const opened = await this.#open(disk, power, () => {})
      return typeof opened === 'string' ? opened : undefined
    })
  }

  async #untilPowerCut(
    moments: number,
    live: (disk: Disk, power: Power) => Promise<string | undefined>,
  ): Promise<string | undefined> {
    const power = new Power(moments, () => this.#pause())
    const log = new SimulatedFile(this.#left.log, power)
    const note = new SimulatedFile(this.#left.note, power)
    const problem = await Promise.race([live({ log, note }, power), power.gone])
    power.cut()
    this.#figures.powerCuts += 1
    this.#figures.cutsInSync += log.hasUnsynced ? 1 : 0
    this.#left = {
      log: log.afterPowerCut(this.#random, this.#random.pick([1, 16, 512])),
      note: note.afterPowerCut(this.#random, NOTE_LENGTH),
    }
    return problem ?? undefined
  }

  async #live(disk: Disk, power: Power): Promise<string | undefined> {
    const writes = this.#random.oneIn(5) ? 1 + this.#random.below(12) : Number.POSITIVE_INFINITY
    const failures: Error[] = []
    const filling = { ...disk, log: failing(disk.log, writes, this.#random) }
    const opened = await this.#open(filling, power, (error) => failures.push(error))
    if (typeof opened === 'string') {
      return opened.includes('ENOSPC') ? undefined : opened
    }
    const model = this.#model as Model
    const turnstile = new Turnstile()
    const clients = Array.from({ length: 1 + this.#random.below(MOST_CLIENTS) }, async () => {
      const hasFailed = () => failures.length > 0
      const onAnswer = () => {
        this.#figures.answers += 1
      }
      const random = this.#random
      return new Client({ database: opened, model, power, random, turnstile, hasFailed, onAnswer }).run(
        OPERATIONS_EACH,
      )
    })
    const problem = (await Promise.all(clients)).find((one) => one !== undefined)
    if (problem !== undefined || failures.length === 0) {
      return problem
    }
    this.#figures.fullDisks += 1
    return stayedStopped(opened, failures)
  }

  /** Opens the store and compares it with the model. */
  async #open(disk: Disk, power: Power, onFailure: (error: Error) => void): Promise<Database | string> {
    const { disk: onDisk, storage: onStorage, database: onDatabase } = this.#fault
    const log = openLogStorage(onDisk?.(disk) ?? disk)
    const storage = onStorage?.(log) ?? log
    let database: Database
    try {
      database = await openDatabase({ storage, collections: DEFINITIONS, now: () => 0, onFailure })
    } catch (error) {
      return `a healthy store does not open: ${(error as Error).message}`
    }
    const content = new Map<string, string>()
    const docs: Doc[][] = []
    for (const name of COLLECTIONS) {
      const reply = await askerFor(database, name).get()
      docs.push(reply.code === undefined ? (documentsOf(reply) as unknown as Doc[]) : [])
      if (reply.code !== 'DATABASE_COLLECTION_NOT_EXIST') {
        content.set(name, contentOf(docs.at(-1) as Doc[]))
      }
    }
    // A life that is cut while it opens must not touch the model any more.
    await power.moment()
    const problem = (this.#model ?? new Model([], [], false)).survived(content)
    const [unique, plain] = docs as [Doc[], Doc[]]
    this.#model = new Model(unique, plain, content.has('late'))
    return problem === undefined ? (onDatabase?.(database) ?? database) : problem
  }

  /** Lets others come in between, or not. */
  async #pause(): Promise<void> {
    for (let turns = this.#random.below(3); turns > 0; turns--) {
      await new Promise(setImmediate)
    }
  }
}

async function stayedStopped(database: Database, failures: readonly Error[]): Promise<string | undefined> {
  const collection = askerFor(database, 'plain')
  const replies = [await collection.get(), await collection.insert({ _id: 'after' })]
  const hasStopped = replies.every(({ code }) => code === 'SYS_ERR') && failures.length === 1
  return hasStopped ? undefined : `goes on after the disk has failed: ${JSON.stringify(replies)}`
}
