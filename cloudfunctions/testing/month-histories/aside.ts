import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import type { Fault } from './faults'

const functions = dirname(dirname(__dirname))
/** Where bundles may stand so that Node finds the packages they leave outside. */
const bundles = join(dirname(functions), 'dist', 'month-histories')

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

function plant({ file, from, to }: Fault): Plugin {
  const wanted = join(functions, 'features', file)
  return {
    name: 'plant',
    setup({ onLoad }) {
      onLoad({ filter: /features\/(points|red-star|attendance)\/[\w-]+\.ts$/ }, async ({ path }) => {
        const contents = await readFile(path, 'utf8')
        if (path !== wanted) {
          return { contents, loader: 'ts' }
        }
        if (contents.split(from).length !== 2) {
          throw new Error(`${file} does not hold exactly once: ${from}`)
        }
        return { contents: contents.replace(from, () => to), loader: 'ts' }
      })
    },
  }
}

/** Runs a bundle in a process of its own; it ends with code 1 when something does not hold, and otherwise with 0. */
export async function playAside(
  file: string,
  environment: Readonly<Record<string, string | undefined>>,
  hear: (text: string) => void = () => {},
): Promise<{ holds: boolean; output: string }> {
  const child = spawn(process.execPath, [file], { env: { ...process.env, ...environment } })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      hear(text)
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0 && code !== 1) {
    throw new Error(`the histories ended with ${code}: ${output}`)
  }
  return { holds: code === 0, output }
}
