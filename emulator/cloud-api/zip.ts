import { inflateRawSync } from 'node:zlib'

/** What one archive may become: the vendor's own limit for code (cloud.tencent.com/document/product/583/11637). */
const MOST_BYTES = 500 * 1024 * 1024

const END = 0x06054b50
const ENTRY = 0x02014b50

/** The files of an archive by their path; throws when it is not one, or leads out of its folder. */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || archive.readUInt32LE(end) !== END) {
    throw new Error('it is not a zip archive')
  }
  const files = new Map<string, Buffer>()
  let at = archive.readUInt32LE(end + 16)
  let total = 0
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== ENTRY) {
      throw new Error('its directory is damaged')
    }
    const method = archive.readUInt16LE(at + 10)
    const packed = archive.readUInt32LE(at + 20)
    const size = archive.readUInt32LE(at + 24)
    const nameLength = archive.readUInt16LE(at + 28)
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    total += size
    if (!/^(?!\.\.?(\/|$))[^\\:]+$/.test(name) || name.startsWith('/') || /\/\.\.?(\/|$)/.test(name)) {
      throw new Error(`the path ${name} leads out of it`)
    }
    if (total > MOST_BYTES || (method !== 0 && method !== 8)) {
      throw new Error(`${name} cannot be unpacked`)
    }
    if (!name.endsWith('/')) {
      const local = archive.readUInt32LE(at + 42)
      const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
      const bytes = archive.subarray(start, start + packed)
      files.set(name, method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: Math.max(size, 1) }))
    }
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  if (files.size === 0) {
    throw new Error('it is empty')
  }
  return files
}
