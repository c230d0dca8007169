import { compileFilter, type Filter } from '../query/filter'
import { decodeFields } from '../values/ejson'
import type { Fields } from '../values/value'
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
    return this.#required('collectionName', (value) => typeof value === 'string' && value !== '', 'a text')
  }

  queryType(): 'WHERE' | 'DOC' {
    return this.#required('queryType', (value) => value === 'WHERE' || value === 'DOC', 'WHERE or DOC')
  }

  flag(name: string): boolean {
    return this.#required(name, (value) => typeof value === 'boolean', 'true or false')
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
    return text === undefined || text === '' ? undefined : decodeFields(text, name, this.#now)
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

  decode(text: string, what: string): Fields {
    return decodeFields(text, what, this.#now)
  }

  refuseOthers(): void {
    for (const [name, value] of Object.entries(this.#body)) {
      if (ENVELOPE.has(name) || this.#read.has(name) || value === undefined) {
        continue
      }
      throw notSupported(`the request field ${name}`)
    }
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
