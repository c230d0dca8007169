import { storageRule } from '../../tools/deploy/rules'
import { strangeCondition, writingOf } from './storage-rule'

const custom = (write: boolean | string) => ({
  permission: 'CUSTOM' as const,
  securityRule: JSON.stringify({ read: false, write }),
})

test('the rule that is deployed lets a phone write its own files at uploads/ and nothing else', () => {
  const rule = custom(storageRule.write)
  expect(writingOf(rule, 'uploads/a.jpg')).toBe('own')
  for (const path of ['checked/a.jpg', 'waiting/a.jpg', 'packs/a.docx', 'a.jpg', 'checked/uploads/a.jpg']) {
    expect(writingOf(rule, path)).toBe('nothing')
  }
})

test.each([
  ['READONLY', 'own'],
  ['PRIVATE', 'own'],
  ['ADMINWRITE', 'nothing'],
  ['ADMINONLY', 'nothing'],
] as const)('under %s a phone writes %s', (permission, writing) => {
  expect(writingOf({ permission }, 'checked/a.jpg')).toBe(writing)
})

test.each([
  [true, 'any'],
  [false, 'nothing'],
  ['auth != null', 'any'],
  ['auth != null && resource.openid == auth.uid', 'own'],
] as const)('under the rule %j a phone writes %s', (write, writing) => {
  expect(writingOf(custom(write), 'checked/a.jpg')).toBe(writing)
})

test('a condition that is not understood is named', () => {
  expect(strangeCondition('{"read":true,"write":"auth != null && resource.size < 100"}')).toBe(
    'resource.size < 100',
  )
  expect(strangeCondition(JSON.stringify(storageRule))).toBeUndefined()
})
