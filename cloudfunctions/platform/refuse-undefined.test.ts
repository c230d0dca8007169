import { refuseUndefined } from './refuse-undefined'

test('a query with an undefined value is refused, wherever it stands', () => {
  expect(() => refuseUndefined({ openid: undefined })).toThrow('query.openid')
  expect(() => refuseUndefined({ _id: { operands: [['a', undefined]] } })).toThrow('query._id.operands.0.1')
})

test('null, zero, the empty string and dates are values', () => {
  expect(() => refuseUndefined({ a: null, b: 0, c: '', d: new Date(0), e: [] })).not.toThrow()
})

test('conditions that lost their operator by being spread are refused', async () => {
  const { allOf } = await import('./database')
  const both = allOf({ a: 1 }, { b: 2 })
  expect(() => refuseUndefined(both)).not.toThrow()
  expect(() => refuseUndefined({ _id: 'x', ...both })).toThrow('spread at query')
})
