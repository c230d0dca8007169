import type { Output } from '../../cloudfunctions/contract/contract'
import { monthDay } from '../services/format'
import { knownWords, laterWord } from '../services/known-words'
import { type CalendarForm, type DayRow, dayRows } from './holiday-text'

/** The part of a page's data that says what a year is counted by. */
export const noCalendar = { source: '', known: [] as { title: string; text: string }[], provisional: '' }

export const noDays: CalendarForm = { holidays: [], workdays: [] }

interface DayList {
  list: keyof CalendarForm
  title: string
  hint: string
  pick: string
  rows: DayRow[]
  typed: string
}

export function dayLists({ holidays, workdays }: CalendarForm): DayList[] {
  const hint = '把通知里的话贴进来就行'
  return [
    { list: 'holidays', title: '放假的日子', hint, pick: '加一天放假', rows: dayRows(holidays), typed: '' },
    {
      list: 'workdays',
      title: '调休上班的日子',
      hint,
      pick: '加一天上班',
      rows: dayRows(workdays),
      typed: '',
    },
  ]
}

/** What was saved is there to be changed; what the library knows need not be. */
export function formOf({ source, holidays, workdays }: Output<'calendar.get'>): CalendarForm {
  return source === 'announced' ? { holidays, workdays } : noDays
}

const sources = knownWords<Output<'calendar.get'>['source'], string>(
  {
    announced: '这一年录过了，下面可以改',
    library: '这一年的安排已经有了，不用录',
    none: '这一年还没有录，日子算暂定',
  },
  laterWord,
)

/** What a year is counted by at present, in words, and which years are still to be announced. */
export function calendarWords({ source, holidays, workdays, provisional }: Output<'calendar.get'>) {
  const words = (days: readonly string[]) => days.map(monthDay).join('、') || '没有'
  return {
    source: sources[source],
    known:
      source === 'library'
        ? [
            { title: '放假的工作日', text: words(holidays) },
            { title: '上班的周末', text: words(workdays) },
          ]
        : [],
    provisional: provisional.length > 0 ? `还没有录的：${provisional.join('、')}\u00A0年。` : '',
  }
}
