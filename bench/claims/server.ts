import { type ChildProcess, execFile, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const TRIES = 100
const PAUSE = 100
const SAID = 300

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

/**
 * Runs until it is stopped, and no longer than the bench. What it says last is why it failed. By an interrupt
 * PostgreSQL ends at once, clients or not, and Redis, too.
 */
export function startServer(program: string, parameters: readonly string[], options: SpawnOptions = {}) {
  const server: ChildProcess = spawn(program, parameters, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let ended: string | undefined
  for (const output of [server.stdout, server.stderr]) {
    output?.on('data', (text: Buffer) => {
      said = (said + text).slice(-SAID)
    })
  }
  const end = () => server.kill('SIGINT')
  const over = new Promise<void>((resolve) => {
    server.on('error', (error) => {
      ended = error.message
      resolve()
    })
    server.on('exit', (code, signal) => {
      ended ??= `${program} 结束了（${signal ?? code}）：${said}`
      resolve()
    })
  })
  process.once('exit', end)
  const stop = async () => {
    end()
    await over
    process.off('exit', end)
  }
  return {
    stop,
    /** It does not answer at once; when it never does, it is stopped. */
    async answer<T>(ask: () => Promise<T>): Promise<T> {
      for (let attempt = 1; ; attempt++) {
        try {
          return await ask()
        } catch (error) {
          if (ended !== undefined || attempt === TRIES) {
            await stop()
            throw ended === undefined ? error : new Error(ended)
          }
          await new Promise((resolve) => setTimeout(resolve, PAUSE))
        }
      }
    },
  }
}
