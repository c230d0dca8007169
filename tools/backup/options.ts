import { resolve } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { leadFunctionCodeTo } from '../cloud/connect-data'
import { type CloudEnvironment, loadVariables, readEnvironment } from '../cloud/environment'
import { WrongUsage } from '../cloud/refusal'

type Flags = NonNullable<ParseArgsConfig['options']>

/**
 * One folder, and the switches of a command: those that were given. Folders and files are meant where the command was
 * given, npm changes to its own package.
 */
export function readOptions(
  args: readonly string[],
  switches: readonly string[],
  usage: string,
  from = process.env.INIT_CWD ?? '',
): { folder: string; given: ReadonlySet<string>; variables?: string } {
  const flags: Flags = Object.fromEntries(switches.map((name) => [name, { type: 'boolean' }]))
  const options: Flags = { ...flags, variables: { type: 'string' } }
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [folder, ...more] = positionals
    const { variables } = values
    if (folder !== undefined && more.length === 0) {
      return {
        folder: resolve(from, folder),
        given: new Set(switches.filter((name) => values[name] === true)),
        ...(typeof variables === 'string' && { variables: resolve(from, variables) }),
      }
    }
  } catch {
    // Answered below, as anything else that is not understood.
  }
  throw new WrongUsage(`用法：${usage}`)
}

/** The environment that the command is for; function code that is loaded after this is led there, too. */
export function enterEnvironment(variables: string | undefined): CloudEnvironment {
  if (variables !== undefined) {
    loadVariables(variables)
  }
  const environment = readEnvironment(process.env)
  leadFunctionCodeTo(environment)
  return environment
}
