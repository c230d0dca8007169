import { join } from 'node:path'
import { build } from 'esbuild'
import { nodeProgram } from '../tools/node-program'

/** What is measured, and the processes that it starts. */
const programs = ['bench', 'database/opening-process', 'month/store', 'month/function', 'month/peers']

/**
 * The benches as they would run in the cloud: bundled. `tsx` defines the name of each closure when it is made, which
 * would slow our side down two to four times, and the peers, which are native, not at all.
 */
export async function buildBenches(): Promise<string> {
  const outdir = join(__dirname, '../dist/bench')
  await build({
    ...nodeProgram,
    entryPoints: programs.map((program) => join(__dirname, `${program}.ts`)),
    outdir,
    entryNames: '[name]',
    outExtension: { '.js': '.cjs' },
  })
  return outdir
}
