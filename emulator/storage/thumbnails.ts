import { createHash } from 'node:crypto'

export interface Thumbnails {
  /** The picture in at most that width, upright, in its own format; `undefined`: it cannot be read. */
  of(bytes: Buffer, width: number): Promise<Buffer | undefined>
}

/** All of the demo town's pictures in the sizes the pages ask for. */
const MOST_BYTES = 64 * 1024 * 1024

/** What the vendor's image processing makes of a picture while it is sent; kept in memory, the oldest goes first. */
export function openThumbnails(): Thumbnails {
  const kept = new Map<string, Buffer>()
  let size = 0
  const keep = (key: string, bytes: Buffer) => {
    kept.set(key, bytes)
    size += bytes.length
    for (const [oldest, { length }] of kept) {
      if (size <= MOST_BYTES) {
        break
      }
      kept.delete(oldest)
      size -= length
    }
  }
  return {
    async of(bytes, width) {
      const key = `${createHash('sha256').update(bytes).digest('hex')} ${width}`
      const known = kept.get(key)
      if (known) {
        return known
      }
      const made = await resize(bytes, width)
      if (made && !kept.has(key)) {
        keep(key, made)
      }
      return made
    },
  }
}

/** Loaded only when a picture is asked for: most of what starts the emulator never does. */
async function resize(bytes: Buffer, width: number): Promise<Buffer | undefined> {
  const { default: sharp } = await import('sharp')
  return sharp(bytes)
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .toBuffer()
    .catch(() => undefined)
}

/**
 * The width that a link asks for: `&imageMogr2/thumbnail/640x`, as the vendor writes it
 * (docs.cloudbase.net/storage/extension), with `auto-orient` or without.
 */
export function widthAsked(query: URLSearchParams): number | 'unknown' | undefined {
  const rule = [...query.keys()].find((key) => key.startsWith('imageMogr2/'))
  const [, width] = /^imageMogr2\/(?:auto-orient\/)?thumbnail\/(\d{1,4})x$/.exec(rule ?? '') ?? []
  if (rule === undefined) {
    return undefined
  }
  return Number(width) > 0 ? Number(width) : 'unknown'
}
