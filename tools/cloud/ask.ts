import { createInterface } from 'node:readline/promises'
import { say } from '../say'

/** True when the person types 是. Without a terminal nobody can: then it counts as no. */
export async function confirm(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin })
  say(`${question}确认请输入 是，其他都算不做：`)
  try {
    for await (const line of lines) {
      return line.trim() === '是'
    }
    return false
  } finally {
    lines.close()
  }
}
