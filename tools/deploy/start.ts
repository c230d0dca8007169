import { dirname, join } from 'node:path'
import { connectManager, leadFunctionCodeTo } from '../cloud/connect'
import { readEnvironment } from '../cloud/environment'
import { Refusal } from '../cloud/refusal'
import { runCommand } from '../cloud/run-command'
import { runStep } from '../step'
import { readAdminOptions, runAdmin } from './admin'
import { readDesired } from './desired-state'
import { readOptions } from './options'
import { runDeploy } from './run-deploy'

const root = dirname(dirname(__dirname))

async function deploy(args: readonly string[]): Promise<void> {
  const options = readOptions(args, process.env)
  const environment = readEnvironment(process.env)
  if (!options.code) {
    await build()
  }
  const desired = readDesired(root, options.code ?? join(root, 'dist/cloudfunctions'), process.env)
  leadFunctionCodeTo(environment)
  const manager = connectManager(environment)
  await runDeploy({ manager, envId: environment.envId, root, desired }, options)
}

async function build(): Promise<void> {
  const { failed } = await runStep({ title: '构建', run: ['--import', 'tsx', 'tools/build.ts'] })
  if (failed > 0) {
    throw new Refusal('构建没有通过，什么也没有动')
  }
}

async function admin(args: readonly string[]): Promise<void> {
  const options = readAdminOptions(args)
  const environment = readEnvironment(process.env)
  leadFunctionCodeTo(environment)
  await runAdmin(environment, options)
}

const [first, ...rest] = process.argv.slice(2)

void runCommand(() => (first === 'admin' ? admin(rest) : deploy(process.argv.slice(2))))
