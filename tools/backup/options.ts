import { resolve } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { WrongUsage } from '../cloud/refusal'

type Flags = NonNullable<ParseArgsConfig['options']>

/** One folder and the flags that a command knows; a folder is meant where the command was given, npm changes to its own. */
export function readOptions<F extends Flags>(
  args: readonly string[],
  options: F,
  usage: string,
  from = process.env.INIT_CWD ?? '',
) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [folder, ...more] = positionals
    if (folder !== undefined && more.length === 0) {
      return { values, folder: resolve(from, folder) }
    }
  } catch {
    // Answered below, as anything else that is not understood.
  }
  throw new WrongUsage(`用法：${usage}`)
}
