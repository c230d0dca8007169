import { valueOf } from './aggregation-value'
import { type Environment, openEnvironment } from './environment'

let environment: Environment

beforeAll(async () => {
  environment = await openEnvironment()
})
afterAll(() => environment.close())

/** Named operands with a `then`, which the linter takes for a promise in a literal. */
function named(...entries: [string, unknown][]): object {
  return Object.fromEntries(entries)
}

const document = { n: 7, half: 2.5, minus: -7, text: 'x', nothing: null, yes: true, object: { a: 1, b: 2 } }

test.each<[object | string, unknown]>([
  [{ $add: ['$n', '$half', 1] }, 10.5],
  [{ $add: ['$n', '$none'] }, null],
  [{ $subtract: ['$n', '$half'] }, 4.5],
  [{ $multiply: ['$n', 2, '$half'] }, 35],
  [{ $multiply: ['$minus', 0] }, 0],
  [{ $divide: ['$n', 2] }, 3.5],
  [{ $mod: ['$minus', 3] }, -1],
  [{ $mod: ['$minus', 7] }, 0],
  [{ $mod: ['$half', 2] }, 0.5],
  [{ $pow: [2, 10] }, 1024],
  [{ $abs: '$minus' }, 7],
  [{ $abs: '$nothing' }, null],
  [{ $ceil: '$half' }, 3],
  [{ $floor: { $multiply: ['$half', -1] } }, -3],
  [{ $trunc: -2.7 }, -2],
  [{ $trunc: [1.157, 2] }, 1.15],
  [{ $trunc: [1234, -2] }, 1200],
  [{ $sqrt: 16 }, 4],
  [{ $exp: 0 }, 1],
  [{ $ln: 1 }, 0],
  [{ $log: [8, 2] }, 3],
  [{ $log10: 1000 }, 3],
  [{ $eq: ['$nothing', '$none'] }, false],
  [{ $eq: ['$n', 7] }, true],
  [{ $ne: ['$object', { b: 2, a: 1 }] }, true],
  [{ $eq: ['$object', { a: 1, b: 2 }] }, true],
  [{ $lt: ['$none', '$nothing'] }, true],
  [{ $lt: ['$nothing', -1e300] }, true],
  [{ $gt: ['$text', '$n'] }, true],
  [{ $gte: ['$yes', '$text'] }, true],
  [{ $lte: ['$n', 7] }, true],
  [{ $cmp: ['$n', 9] }, -1],
  [{ $cmp: ['b', 'a'] }, 1],
  [{ $and: [1, 'x', '$yes'] }, true],
  [{ $and: [1, '$nothing'] }, false],
  [{ $and: [] }, true],
  [{ $or: ['$none', 0] }, false],
  [{ $or: ['$none', ''] }, true],
  [{ $not: ['$nothing'] }, true],
  [{ $not: '$n' }, false],
  [{ $cond: ['$yes', 'a', 'b'] }, 'a'],
  [{ $cond: named(['if', '$none'], ['then', { $divide: [1, 0] }], ['else', 'b']) }, 'b'],
  [{ $ifNull: ['$none', '$n'] }, 7],
  [{ $ifNull: ['$nothing', 'x'] }, 'x'],
  [{ $ifNull: ['$text', '$n'] }, 'x'],
  [
    {
      $switch: {
        branches: [
          named(['case', { $gt: ['$n', 9] }], ['then', 'much']),
          named(['case', { $gt: ['$n', 5] }], ['then', 'some']),
        ],
        default: 'few',
      },
    },
    'some',
  ],
  [{ $let: { vars: { a: 1, b: '$n' }, in: { $add: ['$$a', '$$b'] } } }, 8],
  [{ $let: { vars: { a: 1 }, in: { $let: { vars: { a: 2, b: '$$a' }, in: ['$$a', '$$b'] } } } }, [2, 1]],
  [{ $literal: '$n' }, '$n'],
  ['$$ROOT.object.a', 1],
  ['$$CURRENT.n', 7],
  ['$$REMOVE', undefined],
  [
    ['$n', '$none'],
    [7, null],
  ],
  [
    { a: '$n', b: { c: '$none', d: 'x' } },
    { a: 7, b: { d: 'x' } },
  ],
])('%j is %j', async (expression, expected) => {
  expect(await valueOf(environment, expression, document)).toEqual(expected)
})

test.each<[object | string]>([
  [{ $add: ['$n', '$text'] }],
  [{ $add: [new Date(0), new Date(0)] }],
  [{ $subtract: ['$n'] }],
  [{ $subtract: ['$n', new Date(0)] }],
  [{ $divide: ['$n', 0] }],
  [{ $mod: ['$n', 0] }],
  [{ $pow: [0, -1] }],
  [{ $sqrt: -1 }],
  [{ $ln: 0 }],
  [{ $log: [8, 1] }],
  [{ $abs: '$text' }],
  [{ $round: '$half' }],
  [{ $eq: ['$n'] }],
  [{ $cond: ['$yes', 1] }],
  [{ $cond: named(['if', 1], ['then', 2]) }],
  [{ $switch: { branches: [named(['case', false], ['then', 1])] } }],
  [{ $switch: { branches: [] } }],
  [{ $let: { vars: { A: 1 }, in: 1 } }],
  [{ $add: [1], $subtract: [2, 1] }],
  [{ $add: [1], a: 1 }],
  [{ 'a.b': { $add: [1] }, $add: [1] }],
  ['$'],
  ['$a..b'],
  ['$$NOW'],
  ['$$unknown'],
  [{ $meta: 'textScore' }],
])('%j is an error', async (expression) => {
  await expect(valueOf(environment, expression, document)).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  })
})
