import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { zipSync } from 'fflate'
import { Refusal } from '../cloud/refusal'

/** The vendor takes no larger zip in the call itself (ZipFile: cloud.tencent.com/document/api/583/17244). */
const MOST_BYTES = 1.5 * 1024 * 1024

/** Any fixed day: the same files make the same zip. */
const PACKED_ON = new Date(2020, 0, 1)

type Files = Readonly<Record<string, Uint8Array>>

/** A built function's code: what tells it apart, and its files as the vendor takes them. */
export function readCode(folder: string): { codeHash: string; zip: () => string } {
  const files = readFiles(folder)
  if (!files['index.js']) {
    throw new Refusal(`${folder} 里没有 index.js：请先 npm run build`)
  }
  return { codeHash: hashOf(files), zip: () => zipOf(folder, files) }
}

function readFiles(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const paths = entries.map((entry) => join(folder, entry)).filter((path) => statSync(path).isFile())
  return Object.fromEntries(
    paths.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path)]),
  )
}

function hashOf(files: Files): string {
  const hash = createHash('sha256')
  for (const [name, bytes] of Object.entries(files)) {
    hash.update(`${name}\n${bytes.byteLength}\n`).update(bytes)
  }
  return hash.digest('hex').slice(0, 16)
}

function zipOf(folder: string, files: Files): string {
  const zip = zipSync(files, { mtime: PACKED_ON })
  if (zip.byteLength > MOST_BYTES) {
    throw new Refusal(`${folder} 压缩后有 ${zip.byteLength} 字节，超过云函数直接上传的 ${MOST_BYTES} 字节`)
  }
  return Buffer.from(zip).toString('base64')
}

const MARK = '红星蓝领，代码 '

/** Where the vendor keeps the hash: letters, digits, spaces, commas and Chinese are allowed in a description. */
export function descriptionOf(codeHash: string): string {
  return `${MARK}${codeHash}`
}

export function hashIn(description: string): string | undefined {
  const hash = description.startsWith(MARK) ? description.slice(MARK.length) : ''
  return /^[0-9a-f]{16}$/.test(hash) ? hash : undefined
}
