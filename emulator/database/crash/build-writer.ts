import { join } from 'node:path'
import { build } from 'esbuild'

/** The writer as one file, because a process that transpiles first would live ten times as long before it writes. */
export async function buildWriter(): Promise<string> {
  // Where Node finds the package that stays outside.
  const outfile = join(__dirname, '../../../dist/crash/writer.cjs')
  await build({
    entryPoints: [join(__dirname, 'writer.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['classic-level'],
    logLevel: 'error',
  })
  return outfile
}
