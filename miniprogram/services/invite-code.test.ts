import { codeProblem, groupedCode, plainCode } from './invite-code'

test.each(['abcd2345', 'ABCD-2345', ' abcd 2345 ', 'a b c d - 2 3 4 5', 'ABCD2345678'])(
  '«%s» is understood as the code that was read out',
  (typed) => {
    expect(plainCode(typed)).toBe('ABCD2345')
    expect(groupedCode(typed)).toBe('ABCD-2345')
    expect(codeProblem(typed)).toBe('')
  },
)

test('the dash comes with the fifth character and goes with it', () => {
  expect(groupedCode('abcd')).toBe('ABCD')
  expect(groupedCode('ABCD2')).toBe('ABCD-2')
  expect(groupedCode('ABCD-')).toBe('ABCD')
})

test('a character that no code has is named before anything is sent', () => {
  expect(codeProblem('ABCD-234O')).toContain('没有 0、1 和字母 O、I、L')
  expect(codeProblem('ABCD')).toContain('请填完整')
})
