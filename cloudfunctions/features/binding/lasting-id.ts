import { createHash } from 'node:crypto'

/** The same parts give the same id, so that a retry finds what the first try made; nobody reads them out of it. */
export function lastingId(prefix: string, ...parts: readonly string[]): string {
  return `${prefix}-${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32)}`
}
