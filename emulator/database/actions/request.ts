import type { DocumentAccess } from '../engine/document-access'
import type { Engine } from '../engine/engine'
import { compileFilter, type Filter } from '../query/filter'
import { decode, decodeFields } from '../values/ejson'
import { type Fields, isFields, type Value } from '../values/value'
import { invalidParam, notSupported } from '../wire-error'

/** What every SDK call carries besides its own fields; the emulator has one environment and no credentials. */
const ENVELOPE = new Set([
  'action',
  'envName',
  'wxCloudApiToken',
  'wxCloudbaseAccesstoken',
  'tcb_sessionToken',
  'sessionToken',
  'crossAuthorizationToken',
])

/**
 * The vendor refuses it in a transaction (TencentCloudBase/node-sdk, test/database/unit/transaction.test.ts). Inside of
 * a text, the quotes would be escaped.
 */
const SERVER_DATE = '"$tcb_server_date"'

function isNonemptyText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

/** The fields of one request, each read once and checked; a field nobody has asked for is refused at the end. */
export class RequestFields {
  readonly #body: Readonly<Record<string, unknown>>
  readonly #now: number
  readonly #read = new Set<string>()

  constructor(body: Readonly<Record<string, unknown>>, now: number) {
    this.#body = body
    this.#now = now
  }

  collectionName(): string {
    return this.text('collectionName')
  }

  queryType(): 'WHERE' | 'DOC' {
    return this.#required('queryType', (value) => value === 'WHERE' || value === 'DOC', 'WHERE or DOC')
  }

  flag(name: string): boolean {
    return this.#required(name, (value) => typeof value === 'boolean', 'true or false')
  }

  text(name: string): string {
    return this.#required(name, isNonemptyText, 'a text')
  }

  optionalText(name: string): string | undefined {
    return this.#optional(name, (value) => typeof value === 'string', 'a text')
  }

  transactionId(): string {
    return this.text('transactionId')
  }

  /** Through the transaction it names, or the database itself. */
  access(engine: Engine): DocumentAccess {
    const id = this.#optional<string>('transactionId', isNonemptyText, 'a text')
    return id === undefined ? engine : engine.transactions.get(id)
  }

  /** Writes inside a transaction name one document each (developers.weixin.qq.com, 数据库事务). */
  accessOfWrite(engine: Engine): DocumentAccess {
    const access = this.access(engine)
    if (access !== engine && this.queryType() !== 'DOC') {
      throw notSupported('a write by a where in a transaction')
    }
    return access
  }

  /** A field the SDK sends although it says nothing. */
  neverTrue(name: string): void {
    this.#optional(name, (value) => value === false, 'false')
  }

  wholeNumber(name: string): number | undefined {
    const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0
    return this.#optional(name, isCount, 'a whole number of at least 0')
  }

  texts(name: string): readonly string[] {
    const isTexts = (value: unknown) =>
      Array.isArray(value) && value.length > 0 && value.every((text) => typeof text === 'string')
    return this.#required(name, isTexts, 'a nonempty array of texts')
  }

  /** Extended JSON of an object; undefined if the field is absent or, as the SDK sends it, empty. */
  fields(name: string): Fields | undefined {
    const text = this.#take(name)
    return text === undefined || text === '' ? undefined : this.#decode(text, name)
  }

  requiredFields(name: string): Fields {
    const fields = this.fields(name)
    if (fields === undefined) {
      throw invalidParam(`${name} is missing`)
    }
    return fields
  }

  /** `DOC` must name one document, `WHERE` may leave the query out. */
  filter(): Filter {
    const queryType = this.queryType()
    const query = this.fields('query') ?? {}
    if (queryType === 'DOC') {
      const id = query._id
      if ((typeof id !== 'string' && typeof id !== 'number') || Object.keys(query).length !== 1) {
        throw invalidParam('query must hold the _id of one document')
      }
    }
    return compileFilter(query)
  }

  /** A write to many documents must say which: `{}` for all. */
  filterOfWrite(): Filter {
    if (typeof this.#body.query !== 'string' || this.#body.query === '') {
      throw invalidParam('query is missing: a write needs a where')
    }
    return this.filter()
  }

  /** The stages of an aggregation: a name and, as extended JSON, an operand of any type. */
  stages(): readonly { readonly name: string; readonly operand: Value }[] {
    const list = this.#required<readonly unknown[]>('stages', Array.isArray, 'an array')
    return list.map((stage) => {
      const isStage = isFields(stage) && Object.keys(stage).sort().join() === 'stageKey,stageValue'
      if (!isStage || typeof stage.stageKey !== 'string') {
        throw invalidParam('a stage must have a stageKey and a stageValue')
      }
      return { name: stage.stageKey, operand: decode(stage.stageValue, stage.stageKey, this.#now) }
    })
  }

  decode(text: string, what: string): Fields {
    return this.#decode(text, what)
  }

  refuseOthers(): void {
    for (const [name, value] of Object.entries(this.#body)) {
      if (ENVELOPE.has(name) || this.#read.has(name) || value === undefined) {
        continue
      }
      throw notSupported(`the request field ${name}`)
    }
  }

  #decode(text: unknown, what: string): Fields {
    if (this.#body.transactionId !== undefined && String(text).includes(SERVER_DATE)) {
      throw notSupported('a server date in a transaction')
    }
    return decodeFields(text, what, this.#now)
  }

  #take(name: string): unknown {
    this.#read.add(name)
    return Object.hasOwn(this.#body, name) ? this.#body[name] : undefined
  }

  #optional<T>(name: string, accepts: (value: unknown) => boolean, wanted: string): T | undefined {
    const value = this.#take(name)
    if (value === undefined) {
      return undefined
    }
    if (!accepts(value)) {
      throw invalidParam(`${name} must be ${wanted}`)
    }
    // `accepts` has just established it.
    return value as T
  }

  #required<T>(name: string, accepts: (value: unknown) => boolean, wanted: string): T {
    const value = this.#optional<T>(name, accepts, wanted)
    if (value === undefined) {
      throw invalidParam(`${name} is missing`)
    }
    return value
  }
}
