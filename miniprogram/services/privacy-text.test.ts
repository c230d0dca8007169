import { agreementText } from './agreement-text'
import { consentSections, privacyText, wordingVersion } from './privacy-text'
import { sha256Hex } from './sha256'

/** By the version of an agreement, what was agreed to. A new version gets a further line; none is ever changed. */
const agreedTo: Readonly<Record<number, string>> = {
  4: '112c9ff3816d2cb0e0e5ab7fa664a0cfd6cac159003058d8b97e8b11b2be5560',
}

test('the words that people agreed to under a version stay what they were', () => {
  const words = JSON.stringify([privacyText.sections, agreementText.sections])
  expect(sha256Hex(words)).toBe(agreedTo[wordingVersion])
})

test('whatever the policy says is collected is named before it is', () => {
  const said = JSON.stringify(consentSections)
  const fields = privacyText.sections.flatMap((section) => section.fields ?? [])
  expect(fields.length).toBeGreaterThan(0)
  expect(fields.filter(({ name }) => !said.includes(name))).toEqual([])
})

test('before anything is collected nothing is said that the policy does not say', () => {
  const policy = JSON.stringify(privacyText.sections)
  const said = consentSections.flatMap(({ lines, fields = [] }) => [
    ...lines.filter((line) => !line.startsWith('自愿的：')),
    ...fields.map(({ use }) => use),
  ])
  expect(said.filter((line) => !policy.includes(line))).toEqual([])
})

test('no sentence is longer than three lines of a phone', () => {
  const lines = [...privacyText.sections, ...agreementText.sections].flatMap((section) => section.lines)
  expect(lines.filter((line) => line.length > 54)).toEqual([])
})
