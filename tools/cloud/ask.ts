import { createInterface, type Interface } from 'node:readline/promises'
import { say } from '../say'

/** One reader for all questions: a second one would not get what the first has read ahead. */
let reader: { lines: Interface; next: () => Promise<IteratorResult<string>> } | undefined

/** True when the person types 是. Without a terminal nobody can: then it counts as no. */
export async function confirm(question: string): Promise<boolean> {
  say(`${question}确认请输入 是，其他都算不做：`)
  reader ??= openReader()
  const { value, done } = await reader.next()
  return done !== true && value.trim() === '是'
}

/** An open reader would keep the command from ending. */
export function stopAsking(): void {
  reader?.lines.close()
  reader = undefined
}

function openReader() {
  const lines = createInterface({ input: process.stdin })
  const iterator = lines[Symbol.asyncIterator]()
  return { lines, next: () => iterator.next() }
}
