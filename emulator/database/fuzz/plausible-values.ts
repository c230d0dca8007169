import fc from 'fast-check'

/** Texts of extended JSON that a healthy client could send, so that what lies behind the first checks is reached, too. */

const scalar = fc.oneof(
  fc.integer({ min: -3, max: 9 }).map((value) => `{"$numberInt":"${value}"}`),
  fc.constantFrom('null', 'true', '"x"', '""', '"党"', '{"$numberDouble":"1.5"}', '{"$numberDouble":"NaN"}'),
  fc.constantFrom('{"$date":{"$numberLong":"0"}}', '{"$tcb_server_date":{"offset":{"$numberInt":"0"}}}'),
)
const fieldName = fc.constantFrom('a', 'b', 'n', 'list', 'constructor', 'toString', '0')
const path = fc.constantFrom(
  'a',
  'b',
  'n',
  'list',
  'a.b',
  'a.b.c',
  'list.0',
  'list.2.a',
  'list.a',
  'constructor.name',
)

const object = (name: fc.Arbitrary<string>, value: fc.Arbitrary<string>, minLength = 0) =>
  fc
    .uniqueArray(fc.tuple(name, value), { minLength, maxLength: 3, selector: ([key]) => key })
    .map((fields) => `{${fields.map(([key, text]) => `"${key}":${text}`).join()}}`)

const array = (item: fc.Arbitrary<string>) =>
  fc.array(item, { maxLength: 4 }).map((items) => `[${items.join()}]`)

const { value } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, scalar, array(tie('value')), object(fieldName, tie('value'))),
}))

const id = fc.constantFrom('"kept-1"', '"kept-2"', '1', '"new"')

export const documentFields = object(fieldName, value)

export const newDocument = fc.oneof(
  documentFields,
  fc.tuple(id, value).map(([_id, a]) => `{"_id":${_id},"a":${a}}`),
)

const comparison = fc.oneof(
  fc.tuple(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'), value),
  fc.tuple(fc.constantFrom('$in', '$nin', '$all'), array(value)),
  fc.tuple(fc.constantFrom('$exists'), fc.constantFrom('true', 'false')),
  fc.tuple(fc.constantFrom('$size'), fc.constantFrom('0', '3')),
  fc.tuple(fc.constantFrom('$regex'), fc.constantFrom('"^a"', '"x$"', '"^(a+)+$"', '"."')),
  fc.tuple(fc.constantFrom('$elemMatch'), object(path, scalar)),
)

const condition = fc.oneof(
  value,
  comparison.map(([name, operand]) => `{"${name}":${operand}}`),
)

export const query = fc.oneof(
  object(path, condition),
  id.map((one) => `{"_id":${one}}`),
  fc
    .tuple(
      fc.constantFrom('$and', '$or', '$nor'),
      fc.array(object(path, condition), { minLength: 1, maxLength: 3 }),
    )
    .map(([name, branches]) => `{"${name}":[${branches.join()}]}`),
)

const change = fc.oneof(
  object(path, value, 1).map((fields) => `"$set":${fields}`),
  object(path, scalar, 1).map((fields) => `"$unset":${fields}`),
  object(path, fc.constantFrom('1', '-2', '1.5'), 1).map(
    (fields) => `${fields.length % 2 === 0 ? '"$inc"' : '"$mul"'}:${fields}`,
  ),
  object(path, value, 1).map((fields) => `${fields.length % 2 === 0 ? '"$push"' : '"$addToSet"'}:${fields}`),
  object(path, condition, 1).map((fields) => `"$pull":${fields}`),
  object(path, fc.constantFrom('1', '-1'), 1).map((fields) => `"$pop":${fields}`),
  fc.tuple(path, fieldName).map(([from, to]) => `"$rename":{"${from}":"${to}"}`),
)

export const update = fc
  .uniqueArray(change, { minLength: 1, maxLength: 2, selector: (text) => text.split(':', 1)[0] })
  .map((changes) => `{${changes.join()}}`)

export const order = object(path, fc.constantFrom('1', '-1'))
export const projection = fc.constantFrom('1', '0').chain((shown) => object(path, fc.constant(shown)))
