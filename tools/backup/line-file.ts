import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { open, truncate } from 'node:fs/promises'
import { linesOf } from './lines-of'

/** What a file of lines is checked by. */
export interface Tally {
  count: number
  bytes: number
  sha256: string
}

/** A file of lines that is only ever appended to. */
export interface LineFile {
  readonly count: number
  /** The last line that stands in it. */
  readonly last: string | undefined
  append(lines: readonly string[]): Promise<void>
  /** Resolves when it would survive a power cut. */
  finish(): Promise<Tally>
  close(): Promise<void>
}

/** Opens a file for going on: what a killed run left torn at its end is cut off, the rest is counted again. */
export async function openLineFile(path: string): Promise<LineFile> {
  const found = existsSync(path) ? await wholePart(path) : { count: 0, bytes: 0, last: undefined }
  if (existsSync(path)) {
    await truncate(path, found.bytes)
  }
  const hash = createHash('sha256')
  if (found.bytes > 0) {
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk as Buffer)
    }
  }
  const handle = await open(path, 'a', 0o600)
  let { count, bytes, last } = found
  return {
    get count() {
      return count
    },
    get last() {
      return last
    },
    async append(lines) {
      const written = Buffer.from(lines.map((line) => `${line}\n`).join(''))
      await handle.appendFile(written)
      hash.update(written)
      count += lines.length
      bytes += written.length
      last = lines.at(-1) ?? last
    },
    async finish() {
      await handle.sync()
      return { count, bytes, sha256: hash.digest('hex') }
    },
    close: () => handle.close(),
  }
}

/** Up to the first line that cannot be read: after a power cut that need not be the last. */
async function wholePart(path: string): Promise<{ count: number; bytes: number; last: string | undefined }> {
  let count = 0
  let bytes = 0
  let last: string | undefined
  for await (const { text, end } of linesOf(path)) {
    if (!isReadable(text)) {
      break
    }
    count += 1
    bytes = end
    last = text
  }
  return { count, bytes, last }
}

export function isReadable(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

/** The same of a file that nobody writes any more. */
export async function tallyOf(path: string): Promise<Tally> {
  const hash = createHash('sha256')
  let count = 0
  let bytes = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) {
      count += 1
    }
  }
  return { count, bytes, sha256: hash.digest('hex') }
}
