import { randomUUID } from 'node:crypto'
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../cloud/refusal'
import type { Tally } from './line-file'
import { hasManifest, writeWhole } from './manifest'
import { isOver, type OneRun, thisRun } from './one-run'

/** A backup that is not finished yet: what it is of, and the parts that are done. */
export interface Unfinished {
  backupId: string
  envId: string
  startedAt: number
  takesFiles: boolean
  collections: readonly string[]
  done: Record<string, Tally>
  /** Documents that hold an address of the environment's storage, as `collection/id`. */
  addressed: string[]
}

const STATE = 'unfinished.json'
const RUN = 'running.json'
/** Folders are meant where the command was given: often in a working copy, which somebody commits. */
const IGNORE = '.gitignore'

/** One run at a time writes into the folder; nobody else on this machine reads what lies there. */
export async function claimFolder(folder: string): Promise<() => void> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) {
    throw new Refusal(`${folder} 是一个文件。请写一个文件夹的名字`)
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (hasManifest(folder)) {
    throw new Refusal(`${folder} 里已有一份做完的备份。请换一个新的文件夹，它留着`)
  }
  const foreign = (await readdir(folder)).filter((name) => ![RUN, IGNORE, `${STATE}.new`].includes(name))
  if (foreign.length > 0 && !existsSync(join(folder, STATE))) {
    throw new Refusal(`${folder} 里有别的东西（${foreign.slice(0, 3).join('、')}…）。请换一个空的文件夹`)
  }
  await chmod(folder, 0o700)
  await writeFile(join(folder, IGNORE), '*\n')
  const mark = join(folder, RUN)
  const run = await readRun(mark)
  if (run && !isOver(run)) {
    throw new Refusal(
      `${run.machine} 上正有一次备份写这个文件夹（进程 ${run.pid}）。等它做完；确实停了的话，删掉 ${mark} 再运行`,
    )
  }
  await rm(mark, { force: true })
  try {
    writeFileSync(mark, JSON.stringify(thisRun()), { flag: 'wx', mode: 0o600 })
  } catch {
    throw new Refusal('另一次备份刚刚开始写这个文件夹，请等它做完')
  }
  return () => rmSync(mark, { force: true })
}

async function readRun(path: string): Promise<OneRun | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as OneRun
  } catch {
    return undefined
  }
}

/** Where a killed run stopped, or the beginning. */
export async function readUnfinished(folder: string): Promise<Unfinished | undefined> {
  const path = join(folder, STATE)
  return existsSync(path) ? (JSON.parse(await readFile(path, 'utf8')) as Unfinished) : undefined
}

export function beginning(
  envId: string,
  takesFiles: boolean,
  collections: readonly string[],
  now: number,
): Unfinished {
  return { backupId: randomUUID(), envId, startedAt: now, takesFiles, collections, done: {}, addressed: [] }
}

export async function writeUnfinished(folder: string, state: Unfinished): Promise<void> {
  await writeWhole(join(folder, STATE), JSON.stringify(state))
}

export async function removeUnfinished(folder: string): Promise<void> {
  await rm(join(folder, STATE), { force: true })
}
