import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'

/** What README.md tells other projects to do, done word by word in another folder. */
const root = resolve(__dirname, '..')
const readme = readFileSync(join(__dirname, 'README.md'), 'utf8')

let project: string
let emulator: ChildProcess

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'another-project-'))
})
afterAll(() => {
  // npm, its shell and the emulator: the group that was started here.
  process.kill(-(emulator.pid as number), 'SIGKILL')
  rmSync(project, { recursive: true, force: true })
})

/** The indented blocks of a language, in their order. */
function blocks(language: string): string[] {
  const found = readme.matchAll(new RegExp(`^ {3}\`\`\`${language}\\n([\\s\\S]*?)^ {3}\`\`\``, 'gm'))
  return [...found].map(([, block]) => (block as string).replace(/^ {3}/gm, ''))
}

async function untilReady({ stdout, stderr }: ChildProcess): Promise<void> {
  const lines: string[] = []
  createInterface({ input: stderr as NodeJS.ReadableStream }).on('line', (line) => lines.push(line))
  for await (const line of createInterface({ input: stdout as NodeJS.ReadableStream })) {
    lines.push(line)
    if (line.includes('Ctrl-C')) {
      return
    }
  }
  throw new Error(`the emulator ended before it was ready:\n${lines.join('\n')}`)
}

test('the commands of the README start the database for another project, and its script runs', async () => {
  const [start, run] = blocks('sh') as [string, string]
  writeFileSync(join(project, 'collections.json'), blocks('json')[0] as string)
  writeFileSync(join(project, 'first.js'), blocks('js')[0] as string)
  const { INIT_CWD: _, ...inherited } = process.env
  // Where `npm install` would have put the SDK.
  const env = { ...inherited, EMULATOR: root, PORT: '0', NODE_PATH: join(root, 'node_modules') }

  emulator = spawn('sh', ['-c', start], {
    cwd: project,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await untilReady(emulator)
  const { stdout } = await promisify(execFile)('sh', ['-c', run], { cwd: project, env })

  const printed = /It prints `(.*)`/.exec(readme)?.[1] as string
  expect(stdout.trim()).toBe(printed)
})
