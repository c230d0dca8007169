import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { agreementText } from './agreement-text'
import { consentSections, privacyText, wordingVersion } from './privacy-text'
import { sha256Hex } from './sha256'

/** By the version of an agreement, what was agreed to. A new version gets a further line; none is ever changed. */
const agreedTo: Readonly<Record<number, string>> = {
  4: '8d537c034fbde916b025b3171b38ad1f42f1884be340edb27e49698b90357c1c',
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

/** The page is not compiled with the rights; whoever gives one to another role meets this and mends the words. */
test.each([
  ['roster.list', ['groupLeader', 'recorder', 'branchSecretary', 'generalSecretary', 'countyAdministrator']],
  ['passbook.of', ['recorder', 'branchSecretary', 'generalSecretary', 'countyAdministrator']],
  ['visit.list', ['lead', 'branchSecretary', 'generalSecretary', 'countyAdministrator']],
])('who the policy says may use %s is who may', (method, readers) => {
  const table = readFileSync(join(__dirname, '../../cloudfunctions/api/access-matrix.md'), 'utf8')
  const rowOf = (first: string) =>
    (table.split('\n').find((line) => line.startsWith(`| ${first} |`)) ?? '')
      .split('|')
      .map((cell) => cell.trim())
  const roles = rowOf('method')
  const allowed = rowOf(method).flatMap((cell, index) => (cell.includes('✓') ? [roles[index]] : []))
  expect(allowed).toEqual(readers)
})

test('no sentence is longer than three lines of a phone', () => {
  const lines = [...privacyText.sections, ...agreementText.sections].flatMap((section) => section.lines)
  expect(lines.filter((line) => line.length > 54)).toEqual([])
})
