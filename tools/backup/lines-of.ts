import { createReadStream } from 'node:fs'

const LINE_FEED = 10

export interface Line {
  text: string
  /** The byte after its line feed. */
  end: number
}

/**
 * The lines of a file that end with a line feed; what stands after the last one is left out. Not by `readline`, which
 * also breaks at U+2028, a character that people paste.
 */
export async function* linesOf(path: string): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0)
  let end = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let from = 0
    for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, from)) {
      end += at + 1 - from
      yield { text: bytes.toString('utf8', from, at), end }
      from = at + 1
    }
    rest = bytes.subarray(from)
  }
}
