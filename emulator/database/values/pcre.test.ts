import { compilePattern } from './pattern'

const found = (pattern: string, text: string, options = '') => compilePattern(pattern, options).test(text)

test.each([
  ['$ holds before a last line feed', 'a$', 'a\n', ''],
  ['a dot finds a carriage return and a line separator', '^.{2}$', '\r\u2028', ''],
  ['with s a dot finds a line feed', '^.$', '\n\n', 's'],
  ['with m ^ and $ hold at line feeds', '^b$', 'a\nb\nc', 'm'],
  ['an escaped sign stands for itself', '\\-\\_\\@\\/\\#a', '-_@/#a', ''],
  ['lone braces stand for themselves', '^a{]}$', 'a{]}', ''],
  ['an escaped hyphen in a class is no range', '^[a\\-z]$', '-', ''],
  ['a bracket in a class stands for itself', '^[[a]$', '[', ''],
  ['white space in a class', '^[\\sa]+$', ' a\t\u000b', ''],
  ['characters beyond 16 bits are one', '^.[𠮷]$', '𠮷𠮷', ''],
  ['letters in any case', 'ä{1,2}?B', 'ÄäB', 'i'],
])('%s', (_promise, pattern, text, options) => {
  expect(found(pattern, text, options)).toBe(true)
})

test.each([
  ['white space is ASCII', '\\s', '\u3000\u00a0', ''],
  ['what is no white space, in a class', '^[\\S]$', ' ', ''],
  ['with m ^ does not hold after a carriage return', '^b', 'a\rb', 'm'],
  ['with m ^ does not hold after the last line feed', 'a\n^', 'a\n', 'm'],
  ['an escaped hyphen in a class leaves out what would be between', '^[a\\-z]$', 'b', ''],
])('%s: not found', (_promise, pattern, text, options) => {
  expect(found(pattern, text, options)).toBe(false)
})

test.each([
  ['\\u', '\\u4e00'],
  ['\\A', '\\Aa'],
  ['\\1', '(a)\\1'],
  ['\\x{', '\\x{4e00}'],
  ['\\p', '\\p{L}'],
  ['\\v', '\\v'],
  ['(?', '(?i)a'],
  ['(?>', '(?>a)b'],
  ['(?<=', '(?<=a+)b'],
  ['(?#', '(?#a)b'],
  ['(*', '(*UCP)a'],
  ['++', 'a++'],
  ['[:', '[[:alpha:]]'],
  ['[]', '[]a]'],
  ['[^]', '[^]a]'],
])('%s, which means something else in JavaScript, is refused by name', (name, pattern) => {
  expect(() => compilePattern(pattern, '')).toThrow('not supported by the local database')
  expect(() => compilePattern(pattern, '')).toThrow(name)
})

test.each(['(', '[a', '*a', 'a{2,1}', '[z-a]'])('%s is an invalid pattern', (pattern) => {
  expect(() => compilePattern(pattern, '')).toThrow('Regular expression is invalid')
})
