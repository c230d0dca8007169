import { type ChildProcess, execFile, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The first of these programs that is there; else the Debian package is installed, if this may be done here. */
export async function programOf(paths: readonly string[], debianPackage: string): Promise<string> {
  const found = await firstOf(paths)
  if (found !== undefined) {
    return found
  }
  if (process.getuid?.() !== 0) {
    throw new Error(`${debianPackage} 没有装，这里也不是 root`)
  }
  process.stderr.write(`安装 ${debianPackage}……\n`)
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  await run('apt-get', ['install', '-y', '--no-install-recommends', debianPackage], { env: environment })
  const installed = await firstOf(paths)
  if (installed === undefined) {
    throw new Error(`${debianPackage} 装了，却没有 ${paths.join('、')}`)
  }
  return installed
}

async function firstOf(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    ) {
      return path
    }
  }
  return undefined
}

/** A client library for as long as the bench runs: the project itself does without. */
export async function clientOf(directory: string, name: string, version: string): Promise<unknown> {
  await run('npm', [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--prefix',
    directory,
    `${name}@${version}`,
  ])
  return createRequire(join(directory, 'bench.js'))(name)
}

export async function sparePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

export function startServer(program: string, parameters: readonly string[], options: SpawnOptions = {}) {
  const server: ChildProcess = spawn(program, parameters, { ...options, stdio: 'ignore' })
  return {
    async stop() {
      if (server.exitCode === null && server.signalCode === null) {
        server.kill('SIGTERM')
        await once(server, 'exit')
      }
    },
  }
}

const TRIES = 100
const PAUSE = 100

/** The server has just been started and does not answer at once. */
export async function untilItAnswers<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask()
    } catch (error) {
      if (attempt === TRIES) {
        throw error
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
  }
}
