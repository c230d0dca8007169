import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { type LocalCloud, openLocalCloud } from '../../../emulator/cloud-api/testing/local-cloud'
import { commandEnvironment, ENV_ID } from '../../../emulator/functions/sdk-environment'
import { folderOf, type TemporaryFolder } from '../../folder-of'
import { nodeProgram } from '../../node-program'
import { applyStep } from '../apply'
import { readDesired } from '../desired-state'
import { type Plan, planDeployment } from '../plan'
import { readActual } from '../read-actual'

const root = dirname(dirname(dirname(__dirname)))

export interface Run {
  code: number | null
  output: string
}

interface RunOptions {
  /** What is typed, a line an answer. */
  typed?: string
  /** Instead of what leads to the emulator. */
  variables?: Readonly<Record<string, string>>
  /** The process gets this signal as soon as it has said that. */
  signal?: { name: 'SIGKILL' | 'SIGINT'; at: RegExp }
}

/** An environment as the vendor hands it over, and the command as a person gives it. */
export interface Town {
  cloud: LocalCloud
  variables: Readonly<Record<string, string>>
  /** Built functions, small ones: what is deployed is tested, not what it does. */
  functions: TemporaryFolder
  deploy(args: readonly string[], options?: RunOptions): Promise<Run>
  /** What is still to be done. */
  plan(): Promise<Plan>
  /** The same steps without a process of their own: where being deployed is not the subject. */
  prepare(): Promise<void>
  close(): Promise<void>
}

const functionOf = (answer: string) => `exports.main = async () => ({ answer: ${JSON.stringify(answer)} })\n`

export const builtFunctions = (answer: string) => ({
  'api/index.js': functionOf(answer),
  'jobs/index.js': functionOf('jobs'),
  'wechat-events/index.js': functionOf('events'),
})

export async function openEmptyTown(): Promise<Town> {
  const cloud = await openLocalCloud()
  const functions = folderOf(builtFunctions('first'))
  const variables = commandEnvironment(cloud.address, { TEMPLATE_OFFER: 'offer-1' })
  const manager = cloud.manager()
  const plan = async () =>
    planDeployment(await readActual(manager, ENV_ID), readDesired(root, functions.path, variables))
  return {
    cloud,
    variables,
    functions,
    plan,
    async prepare() {
      for (const step of (await plan()).steps) {
        await applyStep({ manager, envId: ENV_ID }, step)
      }
    },
    deploy: (args, options = {}) =>
      run(args[0] === 'admin' ? args : [...args, '--code', functions.path], { variables, ...options }),
    async close() {
      functions.remove()
      await cloud.close()
    },
  }
}

let program: Promise<string> | undefined

/** The command as one file: it is started often, and would take longer to transpile than to deploy. */
async function buildCommand(): Promise<string> {
  const outfile = join(root, 'dist/deploy-test/start.js')
  await build({
    ...nodeProgram,
    entryPoints: [join(root, 'tools/deploy/start.ts')],
    outfile,
    // A part of the vendor's SDK that is never loaded asks for it.
    external: [...nodeProgram.external, '@aws-sdk/client-s3'],
  })
  return outfile
}

async function run(args: readonly string[], { typed = '', variables, signal }: RunOptions): Promise<Run> {
  program ??= buildCommand()
  const command = [await program, ...args]
  return new Promise((resolve, reject) => {
    const { PATH, HOME } = process.env
    const child = spawn(process.execPath, command, { cwd: root, env: { PATH, HOME, ...variables } })
    let output = ''
    let hasSignalled = false
    const keep = (text: string) => {
      output += text
      if (!hasSignalled && signal?.at.test(output)) {
        hasSignalled = true
        child.kill(signal.name)
      }
    }
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    child.stdin.end(typed)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}
