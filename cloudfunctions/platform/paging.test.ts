import { cursorAt, positionAt } from './paging'

test('a cursor says where it was made, whatever the id looks like', () => {
  const position = { at: 1_795_312_860_000, id: 'm-1:claim_2' }
  expect(positionAt(cursorAt(position))).toEqual(position)
  expect(positionAt(undefined)).toBeUndefined()
})

test('what no list has handed out is refused', () => {
  for (const cursor of ['', '12', 'soon_m-1', '12_', '-1_m-1', '1_$gt', '1_{}']) {
    expect(() => positionAt(cursor)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', details: { path: 'cursor' } }),
    )
  }
})
