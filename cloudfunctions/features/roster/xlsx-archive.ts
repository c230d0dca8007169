import { inflateRawSync } from 'node:zlib'
import { AppError } from '../../platform/app-error'

/** An .xlsx file is a zip archive. Larger ones are no roster, whatever they promise to contain. */
const MAX_ENTRIES = 200
const MAX_UNPACKED = 50 * 1024 * 1024

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const END_LENGTH = 22
const LONGEST_COMMENT = 0xffff
const ENCRYPTED = 1
const STORED = 0
const DEFLATED = 8

interface Entry {
  name: string
  method: number
  packed: number
  unpacked: number
  offset: number
}

/**
 * The wanted files of an archive. Nothing is unpacked before the directory has been looked at, and nothing becomes
 * larger than the directory says: a bomb costs nothing. A password, zip64 or damage is FILE_REFUSED.
 */
export function unpack(archive: Buffer, isWanted: (name: string) => boolean): Map<string, Buffer> {
  const entries = readDirectory(archive)
  if (entries.length > MAX_ENTRIES || sum(entries) > MAX_UNPACKED) {
    throw new AppError('FILE_REFUSED', { why: 'tooLarge' })
  }
  return new Map(
    entries.filter(({ name }) => isWanted(name)).map((entry) => [entry.name, unpackEntry(archive, entry)]),
  )
}

const sum = (entries: readonly Entry[]) => entries.reduce((total, { unpacked }) => total + unpacked, 0)

function refuse(): never {
  throw new AppError('FILE_REFUSED', { why: 'notXlsx' })
}

function readDirectory(archive: Buffer): Entry[] {
  const end = findEnd(archive)
  const count = archive.readUInt16LE(end + 10)
  const entries: Entry[] = []
  let at = archive.readUInt32LE(end + 16)
  while (entries.length < count) {
    if (at + 46 > end || archive.readUInt32LE(at) !== DIRECTORY_ENTRY) {
      refuse()
    }
    if (archive.readUInt16LE(at + 8) & ENCRYPTED) {
      refuse()
    }
    const nameEnd = at + 46 + archive.readUInt16LE(at + 28)
    entries.push({
      name: archive.toString('utf8', at + 46, nameEnd),
      method: archive.readUInt16LE(at + 10),
      packed: archive.readUInt32LE(at + 20),
      unpacked: archive.readUInt32LE(at + 24),
      offset: archive.readUInt32LE(at + 42),
    })
    at = nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return entries
}

function findEnd(archive: Buffer): number {
  const lowest = Math.max(0, archive.length - END_LENGTH - LONGEST_COMMENT)
  for (let at = archive.length - END_LENGTH; at >= lowest; at -= 1) {
    if (archive.readUInt32LE(at) === END_OF_DIRECTORY) {
      return at
    }
  }
  return refuse()
}

function unpackEntry(archive: Buffer, { method, packed, unpacked, offset }: Entry): Buffer {
  if (offset + 30 > archive.length || archive.readUInt32LE(offset) !== LOCAL_HEADER) {
    refuse()
  }
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28)
  const content = archive.subarray(start, start + packed)
  const whole = method === DEFLATED ? inflate(content, unpacked) : content
  if ((method !== STORED && method !== DEFLATED) || whole.length !== unpacked) {
    refuse()
  }
  return whole
}

function inflate(content: Buffer, unpacked: number): Buffer {
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, unpacked) })
  } catch {
    return refuse()
  }
}

/** An archive of what has been looked at, for a reader that takes nothing else. It does not check the checksums. */
export function pack(contents: ReadonlyMap<string, Buffer>): ArrayBuffer {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of contents) {
    const nameBytes = Buffer.from(name)
    const header = Buffer.alloc(30)
    header.writeUInt32LE(LOCAL_HEADER, 0)
    header.writeUInt32LE(content.length, 18)
    header.writeUInt32LE(content.length, 22)
    header.writeUInt16LE(nameBytes.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(DIRECTORY_ENTRY, 0)
    header.copy(entry, 20, 18, 28)
    entry.writeUInt32LE(offset, 42)
    local.push(header, nameBytes, content)
    directory.push(entry, nameBytes)
    offset += header.length + nameBytes.length + content.length
  }
  const end = Buffer.alloc(END_LENGTH)
  const directoryBytes = Buffer.concat(directory)
  end.writeUInt32LE(END_OF_DIRECTORY, 0)
  end.writeUInt16LE(contents.size, 8)
  end.writeUInt16LE(contents.size, 10)
  end.writeUInt32LE(directoryBytes.length, 12)
  end.writeUInt32LE(offset, 16)
  return Uint8Array.from(Buffer.concat([...local, directoryBytes, end])).buffer
}
