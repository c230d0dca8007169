import type { NeedState } from '../../contract/need'
import { kindNames } from '../need/need-rules'
import type { MemberNeed } from '../need/needs-of-member'
import { momentWords } from './data-words'

const stateWords: Record<NeedState, string> = {
  open: '等人接',
  taken: '有人接了',
  answered: '有答复',
  task: '已成任务',
  done: '办好了',
  notDone: '还没办好',
  withdrawn: '撤回了',
}

/** What a member asked for, with everything that was written and given. */
export function needLines(needs: readonly MemberNeed[]): { label: string; value: string }[] {
  return needs.map(({ raisedAt, kind, state, text, place, phone, pictureId, rating, answers }) => ({
    label: momentWords(raisedAt),
    value: [
      `${kindNames[kind]}（${stateWords[state]}）`,
      text,
      place,
      phone && `电话 ${phone}`,
      pictureId && '有一张照片',
      rating && `评价 ${rating} 分`,
      ...answers.map((answer) => `${momentWords(answer.at)}：${answer.text}`),
    ]
      .filter(Boolean)
      .join('；'),
  }))
}
