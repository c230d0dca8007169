import { imageSize } from 'image-size'
import { headOf } from './jpeg-segments'
import { MOST_PIXELS } from './picture-rules'

export interface Size {
  /** Pixels, as it is shown: a phone held upright writes the picture lying down and says so. */
  width: number
  height: number
}

/** JPEG, PNG, WebP. */
const kinds = [
  { head: /^\xff\xd8\xff/, isWhole: isWholeJpeg },
  { head: /^\x89PNG\r\n/, isWhole: (bytes: Buffer) => bytes.includes('IEND') },
  { head: /^RIFF[^]{4}WEBP/, isWhole: (bytes: Buffer) => bytes.readUInt32LE(4) + 8 <= bytes.length },
]

/** By its bytes, whatever it is called; `undefined`: no picture, a part of one, or too many pixels. */
export function measurePicture(bytes: Buffer): Size | undefined {
  const head = bytes.subarray(0, 12).toString('latin1')
  if (!kinds.some((kind) => kind.head.test(head) && kind.isWhole(bytes))) {
    return undefined
  }
  try {
    const { width, height, orientation = 1 } = imageSize(bytes)
    const isShown = width > 0 && height > 0 && width * height <= MOST_PIXELS
    const size = orientation >= 5 ? { width: height, height: width } : { width, height }
    return isShown ? size : undefined
  } catch {
    return undefined
  }
}

const END = Buffer.from([0xff, 0xd9])

/** Its end stands after its first scan: a preview inside the head has an end of its own. */
function isWholeJpeg(bytes: Buffer): boolean {
  const head = headOf(bytes)
  return head !== undefined && bytes.includes(END, head.scanAt)
}
