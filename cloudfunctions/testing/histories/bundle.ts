import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import type { Fault } from './faults'

const feature = join(dirname(dirname(__dirname)), 'features', 'task')

/** Where bundles may stand so that Node finds the packages they leave outside. */
export const bundles = join(dirname(dirname(dirname(__dirname))), 'dist', 'histories')

/** The histories with everything they run as one file, and maybe with a fault planted in the copy. */
export async function bundle(name: string, fault?: Fault): Promise<string> {
  const outfile = join(bundles, `${name}.cjs`)
  await build({
    entryPoints: [join(__dirname, 'run.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['classic-level'],
    plugins: fault ? [plant(fault)] : [],
    logLevel: 'error',
  })
  return outfile
}

function plant({ edits }: Fault): Plugin {
  const missing = new Set(edits)
  return {
    name: 'plant',
    setup({ onLoad, onEnd }) {
      onLoad({ filter: /features\/task\/[\w-]+\.ts$/ }, async ({ path }) => {
        const here = edits.filter(({ file }) => path === join(feature, file))
        let contents = await readFile(path, 'utf8')
        for (const edit of here) {
          if (contents.split(edit.from).length !== 2) {
            throw new Error(`${edit.file} does not hold exactly once: ${edit.from}`)
          }
          contents = contents.replace(edit.from, () => edit.to)
          missing.delete(edit)
        }
        return { contents, loader: 'ts' }
      })
      onEnd(() => {
        if (missing.size > 0) {
          throw new Error(`never loaded: ${[...missing].map(({ file }) => file).join(', ')}`)
        }
      })
    },
  }
}
