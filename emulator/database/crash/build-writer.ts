import { join } from 'node:path'
import { build } from 'esbuild'
import { nodeProgram } from '../../../tools/node-program'

/** The writer as one file, because a process that transpiles first would live ten times as long before it writes. */
export async function buildWriter(): Promise<string> {
  const outfile = join(__dirname, '../../../dist/crash/writer.cjs')
  await build({ ...nodeProgram, entryPoints: [join(__dirname, 'writer.ts')], outfile })
  return outfile
}
