import type { MonthView } from '../../cloudfunctions/contract/red-star'
import { monthDay, nearTime } from '../services/format'
import { knownWords } from '../services/known-words'

export interface AnswerForm {
  verdict: '' | 'upheld' | 'dismissed'
  text: string
}

export interface ObjectionRow extends AnswerForm {
  id: string
  about: string
  raised: string
  said: string
  state: string
  answer: string
  mayAnswer: boolean
  /** Why somebody else answers. */
  why: string
  verdictProblem: string
  textProblem: string
}

export const verdicts = [
  { value: 'dismissed', text: '不成立' },
  { value: 'upheld', text: '成立' },
]

const stateWords = knownWords<MonthView['objections'][number]['state'], string>(
  {
    open: '等答复',
    upheld: '成立，这个名额空着',
    dismissed: '不成立',
  },
  '有新进展',
)

export function objectionRows(
  { objections }: Pick<MonthView, 'objections'>,
  drafts: Readonly<Record<string, AnswerForm>>,
  now: number,
  mayRun: boolean,
): ObjectionRow[] {
  return objections.map((one) => {
    const isOpen = one.state === 'open'
    const by = one.byName ? `${one.byName}提的` : '没有署名'
    const answered = one.answer ? `${one.answeredBy ?? ''}答复：${one.answer}` : ''
    return {
      id: one.objectionId,
      about: one.about,
      raised: `${nearTime(one.raisedAt, now)}，${by}`,
      said: one.text,
      state: isOpen ? `请在${monthDay(one.answerBy)}以前答复` : stateWords[one.state],
      answer: answered,
      mayAnswer: one.mayAnswer,
      why: isOpen && mayRun && !one.mayAnswer ? othersAnswer : '',
      ...(drafts[one.objectionId] ?? { verdict: '', text: '' }),
      verdictProblem: '',
      textProblem: '',
    }
  })
}

const othersAnswer = '您给这位确认过积分，或者和这件事有关，要请别的书记来答复。'

export function answerProblems({
  verdict,
  text,
}: AnswerForm): Pick<ObjectionRow, 'verdictProblem' | 'textProblem'> {
  return {
    verdictProblem: verdict ? '' : '请选成立还是不成立。',
    textProblem: text.trim() ? '' : '请写查到了什么，提的人看得到。',
  }
}

export function answerQuestion({ about, verdict }: ObjectionRow): { title: string; content: string } {
  return verdict === 'upheld'
    ? { title: '异议成立', content: `${about}这次不上榜，名额空着，不补别人。答复了不能再改。` }
    : { title: '异议不成立', content: `${about}照常上榜。答复了不能再改。` }
}
