import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  type BuildFailure,
  type BuildOptions,
  type BuildResult,
  context,
  formatMessages,
  type Message,
} from 'esbuild'

const root = dirname(__dirname)

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

/** The doors through which the cloud comes in; each one with an index.ts becomes a function. */
const entrances = ['api', 'jobs', 'wechat-events']

export interface FunctionsBuild {
  /** The functions that stand in `outdir`, by the name they are called by. */
  readonly names: readonly string[]
  /** Bytes of each bundle by function name. */
  readonly bytesByName: Readonly<Record<string, number>>
  /** What is wrong with the source, as text for people; empty when all is built. */
  readonly errors: readonly string[]
  /** Stops watching and lets the process end. */
  close(): Promise<void>
}

export interface BuildFunctionsOptions {
  /** Gets <name>/index.js and <name>/package.json for every function, such as dist/cloudfunctions. */
  outdir: string
  /** Where api/, jobs/ … are; cloudfunctions/ of this project when left out. */
  source?: string
  /**
   * Called when a change of the source changed what stands: with the functions whose bundle is now another
   * one and no errors, or with the errors that kept the former bundles. Both are empty when an error is
   * mended and the bundles are as they were. Without it nothing is watched.
   */
  watch?: (names: readonly string[], errors: readonly string[]) => void
}

function bundleOptions(source: string, outdir: string, names: readonly string[]): BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints: Object.fromEntries(names.map((name) => [name, join(source, name, 'index.ts')])),
    outdir,
    bundle: true,
    platform: 'node',
    // The newest runtime of CloudBase functions is Nodejs18.15.
    target: 'node18',
    format: 'cjs',
    // Names and short lines stay, so that a stack in the cloud's log can be read without a source map.
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 160,
    legalComments: 'none',
    charset: 'utf8',
    // What `about.get` answers. No date: the same source makes the same bytes, which deployment relies on.
    define: { 'process.env.APP_VERSION': JSON.stringify(version) },
    write: false,
    logLevel: 'silent',
  }
}

async function asText(errors: Message[]): Promise<string[]> {
  const lines = await formatMessages(errors, { kind: 'error', color: false })
  return lines.map((line) => line.trim())
}

/** Keeps what was written last, so that a build which changes nothing touches no file and wakes nobody. */
class Outputs {
  readonly bytesByName: Record<string, number> = {}
  private readonly hashByName = new Map<string, string>()

  constructor(private readonly outdir: string) {}

  /** Returns the names of the functions whose bundle changed. */
  async write(result: BuildResult): Promise<string[]> {
    const changed: string[] = []
    for (const file of result.outputFiles ?? []) {
      const name = file.path.replace(/^.*[\\/]/, '').replace(/\.js$/, '')
      if (this.hashByName.get(name) === file.hash) {
        continue
      }
      const folder = join(this.outdir, name)
      await mkdir(folder, { recursive: true })
      // Whole or not at all: another process may be loading it.
      const fresh = join(folder, `index.${process.pid}.tmp`)
      await writeFile(fresh, file.contents)
      await rename(fresh, join(folder, 'index.js'))
      const description = { name, version: '0.0.0', private: true, main: 'index.js' }
      await writeFile(join(folder, 'package.json'), `${JSON.stringify(description, null, 2)}\n`)
      this.hashByName.set(name, file.hash)
      this.bytesByName[name] = file.contents.byteLength
      changed.push(name)
    }
    return changed
  }
}

/**
 * Bundles every cloud function with all it imports into `outdir`, and again on each change when watched.
 * Errors in the source are returned as text; only a broken disk or a broken tool throws.
 */
export async function buildFunctions(options: BuildFunctionsOptions): Promise<FunctionsBuild> {
  const source = options.source ?? join(root, 'cloudfunctions')
  const names = entrances.filter((name) => existsSync(join(source, name, 'index.ts')))
  if (names.length === 0) {
    const errors = [`${source} 里没有云函数（${entrances.join('、')} 都没有 index.ts）`]
    return { names, bytesByName: {}, errors, close: async () => {} }
  }
  const outputs = new Outputs(options.outdir)
  let errors: string[] = []
  let isWatching = false

  const bundler = await context({
    ...bundleOptions(source, options.outdir, names),
    plugins: [
      {
        name: 'write-what-changed',
        setup(build) {
          build.onEnd(async (result) => {
            const before = errors.join()
            errors = await asText(result.errors)
            const changed = errors.length > 0 ? [] : await outputs.write(result)
            if (isWatching && (changed.length > 0 || errors.join() !== before)) {
              options.watch?.(changed, errors)
            }
          })
        },
      },
    ],
  })

  await bundler.rebuild().catch((failure: Partial<BuildFailure>) => {
    if (!failure.errors) {
      throw failure
    }
  })
  const build = {
    names,
    bytesByName: outputs.bytesByName,
    errors: [...errors],
    close: () => bundler.dispose(),
  }
  if (!options.watch) {
    await bundler.dispose()
    return build
  }
  isWatching = true
  await bundler.watch()
  return build
}
