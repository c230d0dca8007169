import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { licences } from './licences'
import { release } from './release'

const project = join(__dirname, '../..')

test('the mini-program says the version it is published as', () => {
  const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string }
  expect(release.version).toBe(version)
})

test('every package that ships is named with its licence', () => {
  const shipped = join(project, 'miniprogram/miniprogram_npm')
  const packages = readdirSync(shipped)
  const inner = packages.flatMap((name) => {
    const folder = join(shipped, name, 'miniprogram_npm')
    return readdirSync(join(shipped, name)).includes('miniprogram_npm') ? readdirSync(folder) : []
  })
  const named = new Set(licences.map(({ name }) => name))
  expect(packages.length).toBeGreaterThan(0)
  expect([...packages, ...inner].filter((name) => !named.has(name))).toEqual([])
})
