import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { nodeProgram } from '../../node-program'

const root = dirname(dirname(dirname(__dirname)))

export interface Run {
  code: number | null
  output: string
}

export interface Running {
  kill(): void
  ended: Promise<Run>
}

const programs = new Map<string, Promise<string>>()

/** A command as one file: it is started often, and would take longer to transpile than for its work. */
function buildProgram(entry: string): Promise<string> {
  const outfile = join(root, 'dist/command-tests', entry.replaceAll('/', '-').replace(/\.ts$/, '.cjs'))
  const built =
    programs.get(entry) ??
    build({
      ...nodeProgram,
      entryPoints: [join(root, entry)],
      outfile,
      // A part of the vendor's SDK that is never loaded asks for it.
      external: [...nodeProgram.external, '@aws-sdk/client-s3'],
    }).then(() => outfile)
  programs.set(entry, built)
  return built
}

/** Starts a command as a person does, with these variables and no others. */
export async function startProgram(
  entry: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<Running> {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [await buildProgram(entry), ...args], {
    cwd: root,
    env: { PATH, HOME, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const keep = (text: string) => {
    output += text
  }
  child.stdout.setEncoding('utf8').on('data', keep)
  child.stderr.setEncoding('utf8').on('data', keep)
  return {
    kill: () => child.kill('SIGKILL'),
    ended: new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code) => resolve({ code, output }))
    }),
  }
}
