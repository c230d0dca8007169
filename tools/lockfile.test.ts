import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface LockedPackage {
  version: string
  optionalDependencies?: Record<string, string>
}

const lock = JSON.parse(readFileSync(join(__dirname, '..', 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>
}

// npm leaves out what the registry at hand does not show, and `npm ci` then refuses the lockfile everywhere.
test('the lockfile names the binaries of every platform, so that npm ci works on all of them', () => {
  const paths = Object.keys(lock.packages)
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !paths.includes(`node_modules/${name}`) && !paths.includes(`${path}/node_modules/${name}`),
    ),
  )
  expect(paths.length).toBeGreaterThan(100)
  expect(missing).toEqual([])
})
