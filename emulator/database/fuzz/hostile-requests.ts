import fc from 'fast-check'
import { anyJson, anyObject } from './hostile-values'

/** One body as it goes over the wire. */
export interface HostileRequest {
  readonly body: string
  /** Whether it may have written some of several documents before it was refused, as MongoDB does. */
  readonly isMany: boolean
}

/** The only collection that hostile requests can write to. */
export const TARGET = 'hostile'

type Fields = Readonly<Record<string, fc.Arbitrary<string>>>

/** Extended JSON inside of JSON: a string. */
const text = (arbitrary: fc.Arbitrary<string>) => arbitrary.map((inner) => JSON.stringify(inner))
const plain = (value: unknown) => fc.constant(JSON.stringify(value))
const object = text(anyObject)
const flag = fc.constantFrom('true', 'false')
const count = fc.constantFrom('0', '1', '3', '1000', '-1', '1.5', '1e300', '"1"')
const byId = text(
  fc.constantFrom('{"_id":"kept-1"}', '{"_id":"kept-2"}', '{"_id":1}', '{"_id":{"$gt":""}}', '{}'),
)
const where = fc.oneof(object, byId)
const sort = text(fc.oneof(anyObject, fc.constantFrom('{"a":1}', '{"list":-1,"a":1}')))

/** Every action with all the fields the SDK sends (CLOUDBASE.md §3). */
const shapes: Readonly<Record<string, Fields>> = {
  'database.insertDocument': {
    data: fc.array(object, { minLength: 1, maxLength: 3 }).map((documents) => `[${documents.join()}]`),
  },
  'database.getDocument': {
    queryType: plain('WHERE'),
    query: where,
    order: sort,
    offset: count,
    limit: count,
    projection: object,
  },
  'database.calculateDocument': { queryType: plain('WHERE'), query: where },
  'database.modifyDocument': {
    queryType: fc.constantFrom('"WHERE"', '"DOC"'),
    query: where,
    data: object,
    multi: flag,
    merge: flag,
    upsert: flag,
  },
  'database.modifyAndReturnDoc': { queryType: plain('WHERE'), query: where, data: object },
  'database.removeDocument': { queryType: fc.constantFrom('"WHERE"', '"DOC"'), query: where, multi: flag },
  'database.aggregateDocuments': {
    stages: fc
      .array(
        fc.tuple(
          fc.constantFrom('$match', '$group', '$project', '$unwind', '$limit', '$lookup', '$out'),
          object,
        ),
      )
      .map(
        (stages) => `[${stages.map(([key, value]) => `{"stageKey":"${key}","stageValue":${value}}`).join()}]`,
      ),
  },
  'database.addCollection': {},
  'database.startTransaction': {},
  'database.commitTransaction': { transactionId: plain('none') },
  'database.abortTransaction': { transactionId: plain('none') },
}

const actionNames = [...Object.keys(shapes), 'database.nonsense', '__proto__', 'constructor', 'toString', '']
const fieldNames = [...new Set(Object.values(shapes).flatMap(Object.keys))]

const shaped = fc.constantFrom(...actionNames).chain((action) => {
  const shape = Object.hasOwn(shapes, action) ? shapes[action] : undefined
  return fc.record({ action: plain(action), collectionName: plain(TARGET), ...shape }) as fc.Arbitrary<
    Record<string, string>
  >
})

/** A field replaced by anything, a field too many, a field too few. */
const damaged = fc
  .tuple(
    shaped,
    fc.constantFrom(
      ...fieldNames,
      'action',
      'collectionName',
      'transactionId',
      '__proto__',
      'constructor',
      'raw',
    ),
    fc.oneof(anyJson, text(anyJson), fc.constant(undefined)),
  )
  .map(([fields, name, value]) => {
    const { [name]: _, ...rest } = fields
    return value === undefined ? rest : Object.fromEntries([...Object.entries(rest), [name, value]])
  })

const bodyOf = (fields: Readonly<Record<string, string>>): string =>
  `{${Object.entries(fields)
    .map(([name, value]) => `${JSON.stringify(name)}:${value}`)
    .join()}}`

/** A text with one character changed, or its end cut off. */
const torn = fc
  .tuple(shaped, fc.nat(), fc.constantFrom('', '"', '{', '\\', '\u0000', '9'))
  .map(([fields, at, with_]) => {
    const body = bodyOf(fields)
    const position = at % body.length
    return {
      body: body.slice(0, position) + with_ + (at % 2 === 0 ? body.slice(position + 1) : ''),
      isMany: true,
    }
  })

const several = new Set([
  '"database.insertDocument"',
  '"database.modifyDocument"',
  '"database.removeDocument"',
])
const whole = (fields: Readonly<Record<string, string>>): HostileRequest => ({
  body: bodyOf(fields),
  isMany: several.has(fields.action ?? '') && fields.multi !== 'false',
})

const raw = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 30 }), anyJson, fc.constant(`"${'a'.repeat(1_100_000)}"`))
  .map((body) => ({ body, isMany: false }))

export const hostileRequest: fc.Arbitrary<HostileRequest> = fc.oneof(
  { weight: 6, arbitrary: shaped.map(whole) },
  { weight: 5, arbitrary: damaged.map(whole) },
  { weight: 2, arbitrary: torn },
  { weight: 1, arbitrary: raw },
)
