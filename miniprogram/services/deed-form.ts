import type { Input } from '../../cloudfunctions/contract/contract'
import type { DeedCode } from '../../cloudfunctions/contract/points'
import { type Answer, call } from './api'
import { codeWords } from './deed-code-words'
import { type Photo, sendPhoto } from './need-photo'

/** What a member may report themselves; hours, visits and no-shows come from the lead's list alone. */
const examples = {
  V9: '帮独居的老人修灯、买药、收衣服',
  V7: '提的建议，支部采纳了',
  V8: '给大家讲党课、教技术',
  V5: '替乡亲办成一件难事',
  V6: '给用工的地方找来了人手',
  V10: '防汛、救火、抢险',
  V11: '拿到镇里、县里、市里的表彰',
  V3: '带一班人干活，没有走任务',
} satisfies Partial<Record<DeedCode, string>>

export type ReportedCode = keyof typeof examples

export interface KindChoice {
  code: ReportedCode
  name: string
  example: string
}

/** The likeliest first. */
export const kindChoices: KindChoice[] = (Object.keys(examples) as ReportedCode[]).map((code) => ({
  code,
  name: codeWords[code],
  example: examples[code],
}))

/** As typed, with the name of the deed that may have arrived already; `day` empty: today. */
export const emptyDeed = { code: '' as ReportedCode | '', day: '', amount: '1', what: '', requestId: '' }

export type DeedForm = typeof emptyDeed

export const noDeedProblems = { code: '', amount: '', what: '' }

export type DeedProblems = typeof noDeedProblems

/** What is counted: people found, a level, otherwise occasions. */
export function amountLabel(code: string): string {
  return code === 'V6' ? '找来几个人' : '做了几次'
}

export function deedProblems({ code, amount, what }: DeedForm): DeedProblems {
  const count = Number(amount)
  const isCounted = /^\d+$/.test(amount.trim()) && count >= 1 && count <= 100
  return {
    code: code ? '' : '请选一样。',
    amount: isCounted ? '' : '请写整数，1 到 100。',
    what: what.trim() ? '' : '请写几句做了什么，好去核对。',
  }
}

/** Only of a form without problems. The picture first, if there is one; the same request id again applies once. */
export async function sendDeed(
  form: DeedForm,
  photo: Photo | null,
  today: string,
  onProgress: (percent: number) => void,
): Promise<Answer<'deed.apply'>> {
  const sent = await sendPhoto(photo, 'deed', onProgress)
  if ('error' in sent) {
    return { ok: false, error: sent.error }
  }
  const { code, day, amount, what, requestId } = form
  const input: Input<'deed.apply'> = {
    code: code || 'V9',
    day: day || today,
    amount: Number(amount),
    what: what.trim(),
    ...(sent.pictureId && { pictureId: sent.pictureId }),
  }
  return call('deed.apply', input, { requestId })
}
