import { dirname } from 'node:path'
import { version } from '../../package.json'
import { leadFunctionCodeTo } from '../cloud/connect-data'
import { loadVariables, readEnvironment } from '../cloud/environment'
import { runCommand } from '../cloud/run-command'
import { readOptions } from './options'

const root = dirname(dirname(__dirname))

async function doctor(args: readonly string[]): Promise<void> {
  const options = readOptions(args, process.env)
  if (options.variables !== undefined) {
    loadVariables(options.variables)
  }
  const environment = readEnvironment(process.env)
  leadFunctionCodeTo(environment)
  // After the environment: the SDK of the functions reads it when it is loaded.
  const { runDoctor } = await import('./run-doctor')
  await runDoctor(environment, { root, version }, options)
}

void runCommand(() => doctor(process.argv.slice(2)))
