/** What WeChat takes in one check (PRODUCT §8). */
const MOST_CHARACTERS = 2_500

/** Texts in as few parts as WeChat takes, each once; no text is cut in two, and each is far shorter than one part. */
export function inParts(texts: readonly string[]): string[] {
  const parts: string[] = []
  for (const text of new Set(texts)) {
    const last = parts.at(-1)
    if (last !== undefined && last.length + 1 + text.length <= MOST_CHARACTERS) {
      parts[parts.length - 1] = `${last}\n${text}`
    } else {
      parts.push(text)
    }
  }
  return parts
}
