import fc from 'fast-check'
import { anyJson, anyObject } from './hostile-values'
import { documentFields, newDocument, order, projection, query, update } from './plausible-values'

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
/** Right more often than not. */
const mostly = (arbitrary: fc.Arbitrary<string>) =>
  text(fc.oneof({ weight: 3, arbitrary }, { weight: 2, arbitrary: anyObject }))
const flag = fc.constantFrom('true', 'false')
const count = fc.constantFrom('0', '1', '3', '1000', '10', '2', '-1', '1.5', '1e300', '"1"')
const where = { collectionName: plain(TARGET), queryType: plain('WHERE'), query: mostly(query) }
const doc = {
  collectionName: plain(TARGET),
  queryType: plain('DOC'),
  query: text(fc.constantFrom('{"_id":"kept-1"}', '{"_id":1}', '{"_id":"new"}', '{"_id":{"$gt":""}}', '{}')),
  multi: plain(false),
}
const stageName = fc.constantFrom(
  '$match',
  '$group',
  '$project',
  '$unwind',
  '$limit',
  '$lookup',
  '$addFields',
  '$out',
)
const stage = fc
  .tuple(stageName, mostly(query))
  .map(([key, value]) => `{"stageKey":"${key}","stageValue":${value}}`)

/** Requests with all the fields the SDK sends (CLOUDBASE.md §3). */
const shapes: readonly Fields[] = [
  {
    action: plain('database.insertDocument'),
    collectionName: plain(TARGET),
    data: fc
      .array(mostly(newDocument), { minLength: 1, maxLength: 3 })
      .map((documents) => `[${documents.join()}]`),
  },
  {
    action: plain('database.getDocument'),
    ...where,
    order: mostly(order),
    offset: count,
    limit: count,
    projection: mostly(projection),
  },
  { action: plain('database.getDocument'), ...doc },
  { action: plain('database.calculateDocument'), ...where },
  {
    action: plain('database.modifyDocument'),
    ...where,
    data: mostly(update),
    multi: flag,
    merge: plain(true),
    upsert: plain(false),
  },
  {
    action: plain('database.modifyDocument'),
    ...doc,
    data: mostly(documentFields),
    merge: plain(false),
    upsert: plain(true),
  },
  { action: plain('database.modifyAndReturnDoc'), ...where, data: mostly(update) },
  { action: plain('database.removeDocument'), ...where, multi: flag },
  { action: plain('database.removeDocument'), ...doc },
  {
    action: plain('database.aggregateDocuments'),
    collectionName: plain(TARGET),
    stages: fc.array(stage, { maxLength: 4 }).map((stages) => `[${stages.join()}]`),
  },
  {
    action: plain('database.addCollection'),
    collectionName: fc.constantFrom('"made"', '"hostile"', '"a b"'),
  },
  { action: plain('database.startTransaction') },
  { action: plain('database.commitTransaction'), transactionId: plain('none') },
  { action: plain('database.abortTransaction'), transactionId: plain('none') },
  { action: fc.constantFrom('"database.nonsense"', '"__proto__"', '"constructor"', '""') },
]

const fieldNames = [...new Set(shapes.flatMap(Object.keys))]
const shaped = fc.oneof(...shapes.map((shape) => fc.record(shape))) as fc.Arbitrary<Record<string, string>>

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
