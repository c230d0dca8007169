import { createHash } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Picture } from '../../cloudfunctions/features/picture/picture-rules'
import { missingFiles, temporaryUrlsOf } from '../../cloudfunctions/platform/storage'
import { Refusal } from '../cloud/refusal'
import { say } from '../say'
import { documentOf } from './document-line'
import { fetchBytes } from './fetch-bytes'
import { openLineFile, type Tally } from './line-file'
import { linesOf } from './lines-of'
import { openMeter } from './meter'
import { patiently } from './patiently'
import { filesOfPicture, isPicturePath, type Wanted } from './picture-files'

/** A stored file in the backup, or one that was not there. */
export type FileLine = { path: string; bytes: number; sha256: string } | { path: string; isMissing: true }

export const FILES = 'files.jsonl'
export const fileIn = (folder: string, path: string): string => join(folder, 'files', path)

/** The vendor gives so many links at once. */
const AT_ONCE = 50
/** So many files are on their way together, at ten megabytes at most. */
const TOGETHER = 3

/** Takes the files of all pictures that stand in the backup; those that an earlier run has taken stay. */
export async function copyFiles(folder: string, pictures: string, count: number) {
  const list = await openLineFile(join(folder, FILES))
  try {
    const done = new Set<string>()
    let missing = 0
    for await (const { text } of linesOf(join(folder, FILES))) {
      const line = JSON.parse(text) as FileLine
      done.add(line.path)
      missing += 'isMissing' in line ? 1 : 0
    }
    const meter = openMeter('图片', count, '张')
    let some: Wanted[] = []
    for await (const { text } of linesOf(join(folder, pictures))) {
      const wanted = filesOfPicture(documentOf(text) as unknown as Picture)
      some.push(...wanted.filter(({ path }) => !done.has(path)))
      if (some.length >= AT_ONCE - 1) {
        missing += await copySome(folder, some, (lines) => list.append(lines))
        some = []
      }
      meter.add(1)
    }
    missing += await copySome(folder, some, (lines) => list.append(lines))
    meter.end()
    return { ...(await list.finish()), missing } satisfies Tally & { missing: number }
  } finally {
    await list.close()
  }
}

/** Says how many should have been there and were not. */
async function copySome(
  folder: string,
  wanted: readonly Wanted[],
  note: (lines: string[]) => Promise<void>,
): Promise<number> {
  const paths = wanted.map(({ path }) => path)
  refuseUnsafe(paths)
  if (paths.length === 0) {
    return 0
  }
  const urls = await patiently(() => temporaryUrlsOf(paths))
  const without = paths.filter((path) => !urls.has(path))
  const absent = without.length > 0 ? await patiently(() => missingFiles(without)) : new Set<string>()
  const unanswered = without.find((path) => !absent.has(path))
  if (unanswered !== undefined) {
    throw new Refusal(`存储没有给出 ${unanswered} 的地址，也没有说它不在。请过几分钟再运行，会接着做`)
  }
  const links = [...urls]
  for (let at = 0; at < links.length; at += TOGETHER) {
    const lines = await Promise.all(
      links.slice(at, at + TOGETHER).map(([path, url]) => patiently(() => download(folder, path, url))),
    )
    await note(lines.map((line) => JSON.stringify(line)))
  }
  const lost = wanted.filter(({ path, isNeeded }) => isNeeded && absent.has(path)).map(({ path }) => path)
  for (const path of lost) {
    say(`  存储里没有 ${path}`)
  }
  await note(lost.map((path) => JSON.stringify({ path, isMissing: true } satisfies FileLine)))
  return lost.length
}

async function download(folder: string, path: string, url: string): Promise<FileLine> {
  const { status, content } = await fetchBytes(url)
  if (!content) {
    throw new Refusal(`存储没有交出 ${path}（${status}）。请过几分钟再运行，会接着做`)
  }
  const target = fileIn(folder, path)
  await mkdir(dirname(target), { recursive: true })
  await writeFile(`${target}.new`, content, { mode: 0o600 })
  await rename(`${target}.new`, target)
  return { path, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }
}

function refuseUnsafe(paths: readonly string[]): void {
  const unsafe = paths.find((path) => !isPicturePath(path))
  if (unsafe !== undefined) {
    throw new Refusal(`图片的编号不像是这里取的（${unsafe}），不敢照它写文件。可以加 --no-files 先备份文档`)
  }
}
