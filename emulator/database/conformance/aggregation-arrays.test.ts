import { valueOf } from './aggregation-value'
import { type Environment, openEnvironment } from './environment'

let environment: Environment

beforeAll(async () => {
  environment = await openEnvironment()
})
afterAll(() => environment.close())

const document = {
  list: [3, 1, 2],
  empty: [],
  roster: [{ m: 'li', h: 2 }, { m: 'wu' }, 7, { m: 'xu', h: 4 }],
  nested: [[1, 2], [3]],
  n: 5,
}

test.each<[object | string, unknown]>([
  ['$roster.h', [2, 4]],
  ['$list.0', []],
  [{ $arrayElemAt: ['$list', 0] }, 3],
  [{ $arrayElemAt: ['$list', -1] }, 2],
  [{ $arrayElemAt: ['$list', 9] }, undefined],
  [{ $arrayElemAt: ['$none', 0] }, null],
  [{ $concatArrays: ['$list', [9], '$empty'] }, [3, 1, 2, 9]],
  [{ $concatArrays: ['$list', '$none'] }, null],
  [{ $filter: { input: '$list', cond: { $gt: ['$$this', 1] } } }, [3, 2]],
  [{ $filter: { input: '$roster', as: 'one', cond: { $gte: ['$$one.h', 3] } } }, [{ m: 'xu', h: 4 }]],
  [{ $filter: { input: '$none', cond: true } }, null],
  [{ $map: { input: '$list', as: 'v', in: { $multiply: ['$$v', '$n'] } } }, [15, 5, 10]],
  [{ $map: { input: '$roster', in: '$$this.h' } }, [2, null, null, 4]],
  [{ $reduce: { input: '$list', initialValue: 10, in: { $subtract: ['$$value', '$$this'] } } }, 4],
  [
    { $reduce: { input: '$nested', initialValue: [], in: { $concatArrays: ['$$value', '$$this'] } } },
    [1, 2, 3],
  ],
  [{ $in: [1, '$list'] }, true],
  [{ $in: [[3], '$nested'] }, true],
  [{ $in: ['1', '$list'] }, false],
  [{ $indexOfArray: ['$list', 2] }, 2],
  [{ $indexOfArray: ['$list', 3, 1] }, -1],
  [{ $isArray: '$list' }, true],
  [{ $isArray: ['$n'] }, false],
  [{ $range: [0, 10, 4] }, [0, 4, 8]],
  [{ $range: [3, 0, -1] }, [3, 2, 1]],
  [{ $range: [3, 0] }, []],
  [{ $reverseArray: '$list' }, [2, 1, 3]],
  [{ $size: '$roster' }, 4],
  [{ $slice: ['$list', 2] }, [3, 1]],
  [{ $slice: ['$list', -2] }, [1, 2]],
  [{ $slice: ['$list', 1, 1] }, [1]],
  [{ $slice: ['$list', -2, 1] }, [1]],
  [{ $zip: { inputs: ['$list', ['a']] } }, [[3, 'a']]],
  [
    { $zip: { inputs: ['$list', ['a']], useLongestLength: true, defaults: [0, '-'] } },
    [
      [3, 'a'],
      [1, '-'],
      [2, '-'],
    ],
  ],
  [
    {
      $arrayToObject: [
        [
          ['a', 1],
          ['b', '$n'],
        ],
      ],
    },
    { a: 1, b: 5 },
  ],
  [{ $arrayToObject: { $literal: [{ k: 'a', v: 1 }] } }, { a: 1 }],
  [
    { $objectToArray: { $literal: { a: 1, b: { c: 2 } } } },
    [
      { k: 'a', v: 1 },
      { k: 'b', v: { c: 2 } },
    ],
  ],
  [{ $mergeObjects: [{ a: 1, b: 1 }, '$none', { b: 2 }] }, { a: 1, b: 2 }],
  [{ $mergeObjects: { $arrayElemAt: ['$roster', 1] } }, { m: 'wu' }],
  [{ $setUnion: ['$list', [2, 9]] }, [3, 1, 2, 9]],
  [{ $setIntersection: ['$list', [2, 9, 3]] }, [3, 2]],
  [{ $setDifference: ['$list', [1]] }, [3, 2]],
  [{ $setDifference: ['$list', '$none'] }, null],
  [{ $setEquals: ['$list', [1, 2, 3, 3]] }, true],
  [{ $setIsSubset: [[1], '$list'] }, true],
  [{ $setIsSubset: [[[1, 2]], '$nested'] }, true],
  [{ $allElementsTrue: ['$list'] }, true],
  [{ $allElementsTrue: [[1, 0]] }, false],
  [{ $anyElementTrue: [[null, 0, false]] }, false],
  [{ $sum: '$list' }, 6],
  [{ $sum: ['$list', 4] }, 4],
  [{ $avg: '$roster.h' }, 3],
  [{ $max: '$list' }, 3],
  [{ $min: ['$n', 3] }, 3],
])('%j is %j', async (expression, expected) => {
  expect(await valueOf(environment, expression, document)).toEqual(expected)
})

test.each<[object]>([
  [{ $arrayElemAt: ['$n', 0] }],
  [{ $arrayElemAt: ['$list', 0.5] }],
  [{ $concatArrays: ['$list', '$n'] }],
  [{ $filter: { input: '$list', cnd: 1, cond: true } }],
  [{ $filter: { input: '$n', cond: true } }],
  [{ $filter: { input: '$list', as: 'This', cond: true } }],
  [{ $map: { input: '$list' } }],
  [{ $map: { input: '$list', as: 'v', in: '$$this' } }],
  [{ $in: [1, '$n'] }],
  [{ $in: [1, '$none'] }],
  [{ $range: [0, 10, 0] }],
  [{ $range: [0, 1.5] }],
  [{ $range: [0, 2_000_000_000] }],
  [{ $size: '$none' }],
  [{ $size: '$n' }],
  [{ $slice: ['$list', 1, 0] }],
  [{ $slice: '$list' }],
  [{ $zip: { inputs: ['$list'], defaults: [0] } }],
  [{ $arrayToObject: '$list' }],
  [{ $objectToArray: '$list' }],
  [{ $mergeObjects: ['$n'] }],
  [{ $setEquals: ['$list', '$none'] }],
  [{ $allElementsTrue: ['$n'] }],
  [{ $first: '$list' }],
  [{ $push: '$n' }],
])('%j is an error', async (expression) => {
  await expect(valueOf(environment, expression, document)).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  })
})
