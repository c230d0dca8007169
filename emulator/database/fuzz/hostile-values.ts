import fc from 'fast-check'

/** Texts of extended JSON, right and wrong, as a hostile or broken client may send them. */

const names = fc.oneof(
  fc.constantFrom('_id', 'a', 'b', 'list', 'a.b', 'list.0', 'list.0.a', 'a.b.c.d', 'n'),
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'a.__proto__.b'),
  fc.constantFrom(
    'constructor.prototype.polluted',
    '',
    '.',
    'a.',
    '.a',
    'a..b',
    '$',
    '$a',
    'a.$',
    'a.$[]',
    'a.$[x].b',
  ),
  fc.constantFrom(
    '0',
    '-1',
    '01',
    '4294967296',
    'list.999999999',
    'list.1500001',
    'a\u0000b',
    '\ud800',
    'a'.repeat(2_000),
  ),
  fc.string({ maxLength: 4 }),
)

const operators = fc.constantFrom(
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$in',
  '$nin',
  '$exists',
  '$type',
  '$mod',
  '$size',
  '$all',
  '$elemMatch',
  '$not',
  '$and',
  '$or',
  '$nor',
  '$regex',
  '$options',
  '$where',
  '$expr',
  '$text',
  '$near',
  '$geoWithin',
  '$nearSphere',
  '$jsonSchema',
  '$comment',
  '$bitsAllSet',
  '$rand',
  '$nonsense',
  '$set',
  '$unset',
  '$inc',
  '$mul',
  '$min',
  '$max',
  '$rename',
  '$push',
  '$pull',
  '$pullAll',
  '$addToSet',
  '$pop',
  '$bit',
  '$currentDate',
  '$setOnInsert',
  '$each',
  '$position',
  '$slice',
  '$sort',
)

const wrappers = fc.constantFrom(
  '$numberInt',
  '$numberLong',
  '$numberDouble',
  '$date',
  '$regularExpression',
  '$tcb_server_date',
  '$oid',
  '$binary',
  '$uuid',
  '$numberDecimal',
  '$timestamp',
  '$minKey',
  '$maxKey',
  '$undefined',
  '$symbol',
  '$code',
)

const contents = fc.constantFrom(
  '1',
  '-1',
  '0',
  '-0',
  'abc',
  '',
  ' 1',
  '1e3',
  '0x10',
  '2147483648',
  '9223372036854775808',
  'NaN',
  'Infinity',
  '1e400',
  '9'.repeat(400),
  '2026-11-22T00:00:00Z',
  '8640000000000001',
  'now',
)

/** Each of them can backtrack for longer than anybody waits, is not a pattern, or means something else to PCRE. */
export const patterns: readonly string[] = [
  '^(a+)+$',
  '(a|a)*b',
  '(a|aa)+$',
  '(.*)*\\1x',
  '((a{0,99}){0,99}){0,99}b',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '(',
  '[',
  'a{2,1}',
  '\\',
  '*a',
  '(?<n',
  '(?R)',
  '(?>a)',
  'a++',
  '\\p{Nope}',
  '[[:alpha:]]',
  '(?i)a',
  '\\Aa\\z',
  '(?:a{1,1000}){1,1000}',
  '('.repeat(9_000) + ')'.repeat(9_000),
  'a'.repeat(33_000),
  '[z-a]',
  '\\u4e00',
]

const regularExpression = fc
  .tuple(fc.constantFrom(...patterns), fc.constantFrom('', 'i', 'ims', 'x', 'g', 'ii', 'zz'))
  .map(([pattern, options]) => JSON.stringify({ $regularExpression: { pattern, options } }))

const leaf = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'null',
      'true',
      'false',
      '0',
      '1',
      '-1',
      '1.5',
      '1e400',
      '-0',
      '"a"',
      '""',
      '[]',
      '{}',
    ),
  },
  { weight: 2, arbitrary: fc.string({ maxLength: 8 }).map((text) => JSON.stringify(text)) },
  {
    weight: 2,
    arbitrary: fc.tuple(wrappers, contents).map(([name, text]) => JSON.stringify({ [name]: text })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(`"${'a'.repeat(40)}!"`, '"\\ud800"', '"a\\u0000"', '1'.repeat(400)),
  },
  { weight: 1, arbitrary: regularExpression },
)

const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 5, arbitrary: leaf },
    { weight: 2, arbitrary: fc.array(tie('tree'), { maxLength: 4 }).map((items) => `[${items.join()}]`) },
    { weight: 3, arbitrary: objectOf(names, tie('tree')) },
    { weight: 3, arbitrary: objectOf(operators, tie('tree')) },
    { weight: 1, arbitrary: objectOf(wrappers, tie('tree')) },
  ),
}))

function objectOf(name: fc.Arbitrary<string>, value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .array(fc.tuple(name, value), { maxLength: 3 })
    .map((fields) => `{${fields.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join()}}`)
}

/** How something is repeated around or beside itself, up to the limit of a body. */
const DEEP: Readonly<Record<string, (levels: number) => string>> = {
  arrays: (levels) => '['.repeat(levels) + ']'.repeat(levels),
  objects: (levels) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`,
  dates: (levels) => `${'{"$date":'.repeat(levels)}1${'}'.repeat(levels)}`,
  'server dates': (levels) => `${'{"$tcb_server_date":{"offset":'.repeat(levels)}1${'}}'.repeat(levels)}`,
  conjunctions: (levels) => `${'{"$and":['.repeat(levels)}{"a":1}${']}'.repeat(levels)}`,
  negations: (levels) => `{"a":${'{"$not":'.repeat(levels)}{"$gt":1}${'}'.repeat(levels)}}`,
  elements: (levels) => `{"list":${'{"$elemMatch":{"a":'.repeat(levels)}1${'}}'.repeat(levels)}}`,
  path: (levels) => `{"${'a.'.repeat(levels)}a":1}`,
  numbers: (levels) => `{"list":[${Array.from({ length: levels }, (_, at) => at).join()}]}`,
  membership: (levels) => `{"a":{"$in":[${'{"b":1},'.repeat(levels)}1]}}`,
  branches: (levels) => `{"$or":[${'{"a":1},'.repeat(levels)}{"b":1}]}`,
  fields: (levels) => `{${Array.from({ length: levels }, (_, at) => `"f${at}":1`).join()}}`,
  'set of numbers': (levels) =>
    `{"$addToSet":{"list":{"$each":[${Array.from({ length: levels }, (_, at) => at).join()}]}}}`,
}

/** Printed by their name and size: a counterexample stays readable. */
const extreme = fc
  .tuple(fc.constantFrom(...Object.keys(DEEP)), fc.constantFrom(90, 101, 3_000, 10_000, 25_000))
  .map(([shape, levels]) => DEEP[shape]?.(levels) ?? '')

export const anyJson = fc.oneof({ weight: 30, arbitrary: tree }, { weight: 1, arbitrary: extreme })

/** What passes for a document, a query or an update often enough to reach what lies behind the first check. */
export const anyObject = fc.oneof(
  { weight: 12, arbitrary: objectOf(names, tree) },
  { weight: 4, arbitrary: objectOf(names, objectOf(operators, tree)) },
  { weight: 4, arbitrary: objectOf(operators, objectOf(names, tree)) },
  {
    weight: 2,
    arbitrary: fc.tuple(names, regularExpression).map(([name, text]) => `{${JSON.stringify(name)}:${text}}`),
  },
  { weight: 1, arbitrary: extreme },
)
