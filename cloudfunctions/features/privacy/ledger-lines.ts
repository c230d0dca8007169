import type { MemberDeed, MemberMonth } from '../points/ledger-of-member'
import type { monthsOfMember } from '../red-star/months-of-member'
import { momentWords } from './data-words'

interface Line {
  label: string
  value: string
}

type Months = Awaited<ReturnType<typeof monthsOfMember>>

/** Every month with its sums, then every entry of it. */
export function passbookLines(passbooks: readonly MemberMonth[]): Line[] {
  return passbooks.flatMap(({ month, score, hours, entries }) => [
    { label: month, value: `${score} 分，工时 ${hours} 小时` },
    ...entries.map(({ day, what, code, amount, reverses, reason }) => ({
      label: day,
      value: [`${what}（${code}，${amount}${reverses ? '，冲销' : ''}）`, reason].filter(Boolean).join('；'),
    })),
  ])
}

const deedWords: Record<MemberDeed['state'], string> = {
  waiting: '等待确认',
  confirmed: '已确认',
  returned: '已退回',
  withdrawn: '已撤回',
}

export function deedLines(deeds: readonly MemberDeed[]): Line[] {
  return deeds.map(({ day, what, code, amount, state, reason, pictureId }) => ({
    label: day,
    value: [`${what}（${code}，${amount}，${deedWords[state]}）`, pictureId && '有一张照片', reason]
      .filter(Boolean)
      .join('；'),
  }))
}

export function listLines(lists: Months['lists']): Line[] {
  return lists.map(({ month, sentence, isPublished }) => ({
    label: month,
    value: [isPublished ? '在发布的名单上' : '在定稿的名单上', sentence].filter(Boolean).join('；'),
  }))
}

const objectionWords = { open: '等待答复', upheld: '成立', dismissed: '不成立' } as const

export function objectionLines(objections: Months['objections']): Line[] {
  return objections.map(({ month, raisedAt, text, state, answer }) => ({
    label: momentWords(raisedAt),
    value: [`${month} 的名单（${objectionWords[state]}）`, text, answer && `答复：${answer}`]
      .filter(Boolean)
      .join('；'),
  }))
}
