import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { nodeProgram } from '../../../tools/node-program'
import { type Fault, pathOf, plantIn } from './fault'

const functions = dirname(dirname(__dirname))
const bundles = join(dirname(functions), 'dist')

/** The histories of a folder with everything they run as one file, and maybe with a fault planted in the copy. */
export async function bundle(folder: string, name: string, fault?: Fault): Promise<string> {
  const outfile = join(bundles, basename(folder), `${name}.cjs`)
  await build({
    ...nodeProgram,
    entryPoints: [join(folder, 'run.ts')],
    outfile,
    plugins: fault ? [shortWire, plant(fault)] : [shortWire],
  })
  return outfile
}

/**
 * The SDK signs and sends each request by HTTP, which is two thirds of a history's time; and what goes by HTTP comes
 * back when it likes, so that a seed would repeat nothing.
 */
const shortWire: Plugin = {
  name: 'short-wire',
  setup({ onResolve }) {
    const short = { path: join(dirname(__dirname), 'short-wire.ts') }
    onResolve({ filter: /\/utils\/tcbdbapirequester$/ }, () => short)
    onResolve({ filter: /\/utils\/tcbapirequester$/ }, ({ importer }) =>
      /\/node-sdk\/dist\/wx\//.test(importer) ? short : undefined,
    )
  },
}

function plant({ edits }: Fault): Plugin {
  const missing = new Set(edits)
  return {
    name: 'plant',
    setup({ onLoad, onEnd }) {
      onLoad({ filter: /\/features\/[\w-]+\/[\w-]+\.ts$/ }, async ({ path }) => {
        let contents = await readFile(path, 'utf8')
        for (const edit of edits.filter((one) => path === pathOf(one))) {
          contents = plantIn(contents, edit)
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
