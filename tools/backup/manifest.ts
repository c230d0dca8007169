import { existsSync } from 'node:fs'
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { contractVersion } from '../../cloudfunctions/contract/version'
import { Refusal } from '../cloud/refusal'

export const FORMAT = 1

/** A name becomes part of a path. */
const fileName = v.pipe(v.string(), v.regex(/^[\w-][\w.-]*\.jsonl$/))
const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const tally = {
  file: fileName,
  count: whole,
  bytes: whole,
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
}

/** What a backup consists of, and how each part is checked. It is written last: without it there is no backup. */
const manifest = v.object({
  kind: v.literal('red-star-backup'),
  format: v.number(),
  backupId: v.string(),
  /** Epoch milliseconds. */
  startedAt: whole,
  finishedAt: whole,
  envId: v.string(),
  /** Of package.json, when it was made. */
  app: v.string(),
  /** The contract's version, when it was made. */
  contract: whole,
  documents: v.array(v.object({ collection: v.string(), ...tally })),
  /** Stored files, one line each; absent: they were left out. */
  files: v.optional(v.object({ ...tally, missing: whole })),
  /** Collections that a backup never holds, as it was made. */
  leftOut: v.array(v.string()),
})

export type Manifest = v.InferOutput<typeof manifest>

const NAME = 'manifest.json'

export const hasManifest = (folder: string): boolean => existsSync(join(folder, NAME))

export async function writeManifest(folder: string, content: Manifest): Promise<void> {
  await writeWhole(join(folder, NAME), `${JSON.stringify(content, null, 2)}\n`)
}

export async function readManifest(folder: string): Promise<Manifest> {
  if (!existsSync(folder)) {
    throw new Refusal(`没有 ${folder} 这个文件夹`)
  }
  if (!hasManifest(folder)) {
    throw new Refusal(
      `${folder} 里没有 ${NAME}：这不是备份，或者那次备份没有做完（再运行 npm run backup 会接着做）`,
    )
  }
  const text = await readFile(join(folder, NAME), 'utf8')
  const { success, output } = v.safeParse(v.pipe(v.string(), v.parseJson(), manifest), text)
  if (!success) {
    throw new Refusal(`${NAME} 读不出来，或者被改过：请换一份备份`)
  }
  if (output.format > FORMAT) {
    throw new Refusal(`这份备份的格式是第 ${output.format} 版，这里只认得到第 ${FORMAT} 版：请先更新这个项目`)
  }
  if (output.contract > contractVersion) {
    throw new Refusal(
      `这份备份来自更新的程序（约定第 ${output.contract} 版，这里是第 ${contractVersion} 版）：请先更新这个项目并部署，再恢复`,
    )
  }
  return output
}

/** Whole or not at all, also when the power fails. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const half = `${path}.new`
  const handle = await open(half, 'w', 0o600)
  await handle.writeFile(text)
  await handle.sync()
  await handle.close()
  await rename(half, path)
}
