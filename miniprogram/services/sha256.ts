/** The mini-program has no digest of its own. FIPS 180-4, for texts of a few kilobytes. */

const primes = Array.from({ length: 400 }, (_, number) => number).filter(
  (number) =>
    number > 1 && !Array.from({ length: number }, (_, by) => by).some((by) => by > 1 && number % by === 0),
)

/** The first 32 bits behind the point, of a root of one of the first primes. */
function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32) | 0
}

const roundWords = primes.slice(0, 64).map((prime) => fraction(Math.cbrt(prime)))
const firstState = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))

const right = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** 32 bytes. */
export function sha256(text: string): number[] {
  const words = paddedWords(utf8(text))
  let state = firstState
  for (let at = 0; at < words.length; at += 16) {
    state = digestBlock(state, words.slice(at, at + 16))
  }
  return state.flatMap((word) => [24, 16, 8, 0].map((by) => (word >>> by) & 255))
}

export function sha256Hex(text: string): string {
  return sha256(text)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}

function utf8(text: string): number[] {
  const escaped = encodeURIComponent(text).match(/%..|./g) ?? []
  return escaped.map((one) => (one.length === 3 ? parseInt(one.slice(1), 16) : one.charCodeAt(0)))
}

/** The bytes, a one bit, zeros, and the length in bits, as whole blocks of sixteen words. */
function paddedWords(bytes: readonly number[]): number[] {
  const words = Array.from({ length: (((bytes.length + 8) >> 6) + 1) * 16 }, () => 0)
  const withEnd = [...bytes, 128]
  withEnd.forEach((byte, index) => {
    words[index >> 2] = (words[index >> 2] ?? 0) | (byte << (24 - (index % 4) * 8))
  })
  words[words.length - 1] = bytes.length * 8
  return words
}

function digestBlock(before: readonly number[], block: readonly number[]): number[] {
  const schedule = [...block]
  const word = (index: number): number => schedule[index] as number
  for (let t = 16; t < 64; t += 1) {
    const [early, late] = [word(t - 15), word(t - 2)]
    const s0 = right(early, 7) ^ right(early, 18) ^ (early >>> 3)
    const s1 = right(late, 17) ^ right(late, 19) ^ (late >>> 10)
    schedule.push((word(t - 16) + s0 + word(t - 7) + s1) | 0)
  }
  let [a, b, c, d, e, f, g, h] = before as [number, number, number, number, number, number, number, number]
  for (let t = 0; t < 64; t += 1) {
    const big1 = right(e, 6) ^ right(e, 11) ^ right(e, 25)
    const choice = (e & f) ^ (~e & g)
    const first = (h + big1 + choice + (roundWords[t] as number) + word(t)) | 0
    const big0 = right(a, 2) ^ right(a, 13) ^ right(a, 22)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    ;[a, b, c, d, e, f, g, h] = [(first + big0 + majority) | 0, a, b, c, (d + first) | 0, e, f, g]
  }
  return [a, b, c, d, e, f, g, h].map((value, index) => (value + (before[index] as number)) | 0)
}
