import type { PassbookEntry } from '../../cloudfunctions/contract/points'
import type { MonthView } from '../../cloudfunctions/contract/red-star'
import { withUnit } from '../services/format'
import { monthName } from '../services/months'
import { missingWords } from './month-steps'
import { tagOf } from './month-view'
import { figuresOf } from './month-words'

/** What was written of whom. */
export type Sentences = Record<string, string>

export interface SentenceRow {
  id: string
  name: string
  tag: string
  figures: string
  text: string
  suggestion: string
  problem: string
}

export const mostWords = 40

export function namedOf({ winners, repeats }: Pick<MonthView, 'winners' | 'repeats'>): string[] {
  return [...winners, ...repeats]
}

export function sentenceRows(month: MonthView, sentences: Sentences, suggestions: Sentences): SentenceRow[] {
  return namedOf(month).flatMap((id): SentenceRow[] => {
    const one = month.eligible.find(({ memberId }) => memberId === id)
    return one
      ? [
          {
            id,
            name: one.name,
            tag: tagOf(id, month),
            figures: figuresOf(one),
            text: sentences[id] ?? '',
            suggestion: suggestions[id] ?? '',
            problem: '',
          },
        ]
      : []
  })
}

/** The deed that brought the most, in the words of whoever wrote it down; a start, not the sentence. */
export function biggestDeed(entries: readonly PassbookEntry[]): string {
  const taken = new Set(entries.flatMap(({ reverses }) => (reverses ? [reverses] : [])))
  const deeds = entries.filter(
    ({ code, credited, entryId, reverses }) =>
      code.startsWith('V') && credited > 0 && !reverses && !taken.has(entryId),
  )
  const [best] = deeds.sort((a, b) => b.credited - a.credited)
  return best ? best.what.slice(0, mostWords) : ''
}

export function withProblems(rows: readonly SentenceRow[]): SentenceRow[] {
  return rows.map((row) => ({ ...row, problem: row.text.trim() ? '' : '请写一句他做的事。' }))
}

/** What fixing does and cannot undo, and what it leaves out. */
export function fixQuestion(month: MonthView, now: number): { title: string; content: string } {
  const name = monthName(month.month, now)
  const left = missingWords(month.missing)
  const late = left ? `还有\u00A0${left}，定了就记进下个月。` : ''
  const content = `${late}${name}的存折就此封存，分数不能再改。名单公示五个工作日，谁都看得到。这一步不能退回。`
  return { title: `定下${name}的名单`, content }
}

export function fixWords(month: MonthView): string {
  const named = namedOf(month).length
  return named > 0
    ? `${withUnit(named, '位')}上榜，一人写一句他做的事。别人看到的就是这一句，没有分数。`
    : '这个月没有够条件的。定了以后照样公示，说明没有人上榜。'
}
