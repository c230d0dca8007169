import { imageSize } from 'image-size'
import { headOf } from './jpeg-segments'

/** Exif and XMP, IPTC: where and when a photo was taken, and with whose phone. */
const telling: ReadonlySet<number> = new Set([0xe1, 0xed])

/**
 * A JPEG without what its camera wrote beside the picture: a photo of a home tells nobody where it stands. Which side
 * is up stays. PNG and WebP, which cameras do not write, stay as they are.
 */
export function withoutPlace(bytes: Buffer): Buffer {
  const head = bytes.readUInt16BE(0) === 0xffd8 ? headOf(bytes) : undefined
  if (!head?.segments.some(({ marker }) => telling.has(marker))) {
    return bytes
  }
  const { orientation = 1 } = imageSize(bytes)
  return Buffer.concat([
    bytes.subarray(0, 2),
    ...(orientation === 1 ? [] : [upright(orientation)]),
    ...head.segments
      .filter(({ marker }) => !telling.has(marker))
      .map(({ from, to }) => bytes.subarray(from, to)),
    bytes.subarray(head.scanAt),
  ])
}

/** An Exif segment of one entry: 0x0112, orientation. */
function upright(orientation: number): Buffer {
  const segment = Buffer.from(
    'ffe100224578696600004d4d002a00000008000101120003000000010000000000000000',
    'hex',
  )
  segment.writeUInt16BE(orientation, 28)
  return segment
}
