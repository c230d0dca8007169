import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../cloud/refusal'
import { type FileLine, fileIn } from './copy-files'
import { isReadable, type Tally, tallyOf } from './line-file'
import { linesOf } from './lines-of'
import type { Manifest } from './manifest'
import { openMeter } from './meter'
import { isPicturePath } from './picture-files'

/** Every byte of a backup is what it was when it was made, or the backup is refused by the name of what is not. */
export async function verifyBackup(folder: string, { documents, files }: Manifest): Promise<void> {
  const parts = files ? [...documents, files] : documents
  const meter = openMeter('核对备份', parts.length, '个文件')
  for (const part of parts) {
    await verifyLines(folder, part)
    meter.add(1)
  }
  meter.end()
  if (files) {
    await verifyFiles(folder, files)
  }
}

async function verifyLines(
  folder: string,
  { file, count, bytes, sha256 }: Tally & { file: string },
): Promise<void> {
  const path = join(folder, file)
  if (!existsSync(path)) {
    throw new Refusal(`备份里少了 ${file}：请换一份完整的备份`)
  }
  const found = await tallyOf(path)
  if (found.sha256 !== sha256 || found.count !== count || found.bytes !== bytes) {
    const at = await firstUnreadable(path)
    const where = at === undefined ? '' : `，第 ${at} 行读不出来`
    throw new Refusal(`备份里的 ${file} 和清单对不上${where}：它坏了或被改过，请换一份备份`)
  }
}

async function firstUnreadable(path: string): Promise<number | undefined> {
  let at = 0
  for await (const { text } of linesOf(path)) {
    at += 1
    if (!isReadable(text)) {
      return at
    }
  }
  return undefined
}

async function verifyFiles(folder: string, { file, count }: { file: string; count: number }): Promise<void> {
  const meter = openMeter('核对图片', count, '张')
  for await (const { text } of linesOf(join(folder, file))) {
    const line = JSON.parse(text) as FileLine
    if (!isPicturePath(line.path)) {
      throw new Refusal(`${file} 里有不认识的路径 ${line.path}：请换一份备份`)
    }
    if (!('isMissing' in line)) {
      await verifyFile(fileIn(folder, line.path), line)
    }
    meter.add(1)
  }
  meter.end()
}

async function verifyFile(path: string, { sha256 }: { sha256: string }): Promise<void> {
  if (!existsSync(path)) {
    throw new Refusal(`备份里少了图片 ${path}：请换一份完整的备份`)
  }
  const found = createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
  if (found !== sha256) {
    throw new Refusal(`备份里的图片 ${path} 坏了或被改过：请换一份备份`)
  }
}
