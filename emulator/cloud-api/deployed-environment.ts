import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { InstalledFunction } from '../functions/installed-function'
import type { ConfiguredFunction, Environment, EnvironmentState } from './environment'
import { unpackCode } from './unpack-code'

const FILE = 'environment.json'
const CODE = 'functions'

/**
 * As the vendor hands it over: no function, and everybody who is signed in may call whatever comes
 * (cloud.tencent.com/document/product/436/46799). Which rule the files begin with is not known: the most open one.
 */
const handedOver: EnvironmentState = {
  functions: [],
  rules: {
    functions: '{"*":{"invoke":"auth != null"}}',
    storage: { permission: 'READONLY' },
    collections: {},
  },
}

/** Whether an environment was begun there, so that it goes on with what was deployed into it. */
export function isDeployedEnvironment(dataDir: string): boolean {
  return existsSync(join(dataDir, FILE))
}

export async function removeDeployedEnvironment(dataDir: string): Promise<void> {
  await rm(join(dataDir, FILE), { force: true })
  await rm(join(dataDir, CODE), { recursive: true, force: true })
}

/** An environment that holds what was deployed into it through the management API, in a folder or in memory. */
export async function openDeployedEnvironment(dataDir: string): Promise<Environment> {
  const isTemporary = dataDir === ':memory:'
  const folder = isTemporary ? await mkdtemp(join(tmpdir(), 'emulator-')) : dataDir
  const file = join(folder, FILE)
  let state = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as EnvironmentState) : handedOver
  await writeSynced(file, JSON.stringify(state))
  await removeUnused(join(folder, CODE), state)

  let changing: Promise<void> = Promise.resolve()
  const installed = new WeakMap<ConfiguredFunction, InstalledFunction>()
  return {
    get state() {
      return state
    },
    change(turn) {
      const change = changing.then(async () => {
        const changed = turn(state)
        await writeSynced(file, JSON.stringify(changed, null, 2))
        state = changed
      })
      changing = change.catch(() => {})
      return change
    },
    async keepCode(name, archive) {
      const files = unpackCode(archive)
      const code = { sha256: createHash('sha256').update(archive).digest('hex'), bytes: archive.length }
      const target = join(folder, CODE, name, code.sha256)
      if (!existsSync(target)) {
        // Whole or not at all: what lies there is never unpacked again.
        const half = `${target}.${process.pid}`
        await rm(half, { recursive: true, force: true })
        for (const [path, bytes] of files) {
          await mkdir(dirname(join(half, path)), { recursive: true })
          await writeFile(join(half, path), bytes)
        }
        await rename(half, target)
      }
      return code
    },
    find(name) {
      const found = state.functions.find((one) => one.name === name)
      if (found !== undefined && !installed.has(found)) {
        const directory = join(folder, CODE, name, found.code.sha256)
        const { handler, timeout, memorySize, variables } = found
        installed.set(found, { name, directory, handler, timeout, memorySize, variables })
      }
      return found && installed.get(found)
    },
    async close() {
      await changing
      if (isTemporary) {
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}

/** Code that a later deployment replaced; whatever ran it ended with the former process. */
async function removeUnused(folder: string, { functions }: EnvironmentState): Promise<void> {
  const used = new Set(functions.map(({ name, code }) => join(folder, name, code.sha256)))
  for (const name of existsSync(folder) ? await readdir(folder) : []) {
    for (const version of await readdir(join(folder, name))) {
      if (!used.has(join(folder, name, version))) {
        await rm(join(folder, name, version), { recursive: true })
      }
    }
  }
}

async function writeSynced(file: string, text: string): Promise<void> {
  const half = `${file}.new`
  const handle = await open(half, 'w')
  await handle.writeFile(text)
  await handle.sync()
  await handle.close()
  await rename(half, file)
}
