/** What empties a variable that a deployment has set: an unset one leaves the old value where it is. */
const NOTHING = 'off'

/** As many characters as a page can show at once. */
const MOST = 200

/** The town is closed for a while, and this is what people are told; set by whoever runs it, read at each call. */
export function maintenanceText(): string | undefined {
  return wordsIn('MAINTENANCE')
}

/** A line for everybody, on the first page. */
export function noticeText(): string | undefined {
  return wordsIn('NOTICE')
}

function wordsIn(variable: 'MAINTENANCE' | 'NOTICE'): string | undefined {
  const words = process.env[variable]?.trim() ?? ''
  return words === '' || words.toLowerCase() === NOTHING ? undefined : words.slice(0, MOST)
}
