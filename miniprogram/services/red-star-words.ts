import type { Notice } from './deed-words'
import { nearTime } from './format'

/** Above a saved copy of a list or a passbook. */
export function savedListNotice(savedAt: number, now: number): Notice {
  const title = '没有网，先看上次的内容'
  return { tone: 'amber', icon: 'wifi-off', title, text: `${nearTime(savedAt, now)} 更新` }
}
