import { readFileSync, statSync } from 'node:fs'
import { readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { compile } from './compile'

/** Size and time of last change of every file that went into the compilation. */
interface Stamp {
  components: number
  inputs: Record<string, string>
}

export interface Reuse {
  components: number
  isReused: boolean
}

/** Compiles unless nothing that went into the last compilation has changed since; a failed one is never reused. */
export async function compileIfChanged(miniprogram: string, output: string): Promise<Reuse> {
  const file = path.join(output, 'inputs.json')
  const last = readStamp(file)
  if (last !== null && Object.entries(last.inputs).every(([input, stamp]) => fileStamp(input) === stamp)) {
    return { components: last.components, isReused: true }
  }
  await rm(file, { force: true })
  const own = [__dirname, path.join(__dirname, '..')]
  const compilers = (await Promise.all(own.map(sources))).flat()
  const { components, inputs } = await compile(miniprogram, output)
  const outputs = ['app.js', 'app.css'].map((name) => path.join(output, name))
  const stamps = [...inputs, ...compilers, ...outputs].map((input) => [input, fileStamp(input)])
  const stamp: Stamp = { components, inputs: Object.fromEntries(stamps) }
  await writeFile(file, JSON.stringify(stamp))
  return { components, isReused: false }
}

async function sources(folder: string): Promise<string[]> {
  const names = await readdir(folder)
  return names.filter((name) => name.endsWith('.ts')).map((name) => path.join(folder, name))
}

function fileStamp(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false })
  return stats === undefined ? 'missing' : `${stats.size}@${stats.mtimeMs}`
}

function readStamp(file: string): Stamp | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Stamp
  } catch {
    return null
  }
}
