interface Segment {
  marker: number
  from: number
  to: number
}

const START_OF_SCAN = 0xda

/** The parts of a JPEG's head, from the first to the one before the picture itself; `undefined`: there is none. */
export function headOf(bytes: Buffer): { segments: Segment[]; scanAt: number } | undefined {
  const segments: Segment[] = []
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === START_OF_SCAN) {
      return { segments, scanAt: at }
    }
    const to = at + 2 + bytes.readUInt16BE(at + 2)
    segments.push({ marker, from: at, to })
    at = to
  }
  return undefined
}
