import { valueOf } from './aggregation-value'
import { type Environment, openEnvironment } from './environment'

let environment: Environment

beforeAll(async () => {
  environment = await openEnvironment()
})
afterAll(() => environment.close())

const document = { town: '红星镇', word: 'café', name: 'Ab', n: 12, at: new Date(0) }

test.each<[object, unknown]>([
  [{ $concat: ['$town', '-', '$name'] }, '红星镇-Ab'],
  [{ $concat: ['$town', '$none'] }, null],
  [{ $split: ['a,b,,c', ','] }, ['a', 'b', '', 'c']],
  [{ $split: ['$none', ','] }, null],
  [{ $strLenCP: '$town' }, 3],
  [{ $strLenCP: '𠮷' }, 1],
  [{ $strLenBytes: '$town' }, 9],
  [{ $substrCP: ['$town', 1, 1] }, '星'],
  [{ $substrCP: ['$town', 5, 1] }, ''],
  [{ $substrBytes: ['$town', 3, 3] }, '星'],
  [{ $substr: ['$town', 3, -1] }, '星镇'],
  [{ $substr: ['$name', -1, 1] }, ''],
  [{ $substr: ['$n', 0, 1] }, '1'],
  [{ $substr: ['$none', 0, 1] }, ''],
  [{ $substrBytes: ['$at', 0, 10] }, '1970-01-01'],
  [{ $indexOfCP: ['$town', '镇'] }, 2],
  [{ $indexOfCP: ['$town', '村'] }, -1],
  [{ $indexOfCP: ['abab', 'ab', 1] }, 2],
  [{ $indexOfCP: ['abab', 'ab', 1, 3] }, -1],
  [{ $indexOfCP: ['abab', ''] }, 0],
  [{ $indexOfCP: ['$none', 'a'] }, null],
  [{ $indexOfBytes: ['$town', '镇'] }, 6],
  [{ $toUpper: '$word' }, 'CAFé'],
  [{ $toLower: 'ÀB' }, 'Àb'],
  [{ $toLower: '$none' }, ''],
  [{ $strcasecmp: ['$name', 'aB'] }, 0],
  [{ $strcasecmp: ['b', 'A'] }, 1],
  [{ $strcasecmp: ['$none', 'A'] }, -1],
])('%j is %j', async (expression, expected) => {
  expect(await valueOf(environment, expression, document)).toEqual(expected)
})

test.each<[object]>([
  [{ $concat: ['$town', '$n'] }],
  [{ $split: ['$town', ''] }],
  [{ $split: ['$n', ','] }],
  [{ $strLenCP: '$n' }],
  [{ $strLenCP: '$none' }],
  [{ $substrBytes: ['$town', 1, 3] }],
  [{ $substrBytes: ['$town', 0, 4] }],
  [{ $substrCP: ['$town', -1, 1] }],
  [{ $substrCP: ['$town', 0] }],
  [{ $indexOfCP: ['$town', '$n'] }],
  [{ $toUpper: { $literal: { a: 1 } } }],
  [{ $trim: { input: '$town' } }],
])('%j is an error', async (expression) => {
  await expect(valueOf(environment, expression, document)).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  })
})
