import type { DeedItem } from '../../cloudfunctions/contract/points'
import { amountWords, codeWords } from './deed-code-words'
import { monthDay, withUnit } from './format'
import { knownWords } from './known-words'
import { photoNote } from './need-photo'

export interface DeedItemView {
  deedId: string
  title: string
  what: string
  facts: string
  state: string
  tone: 'blue' | 'green' | 'amber' | ''
  note: string
  photoUrl: string
  photoNote: string
  mayWithdraw: boolean
}

const states = knownWords<DeedItem['state'], Pick<DeedItemView, 'state' | 'tone'>>(
  {
    waiting: { state: '等核对', tone: 'blue' },
    confirmed: { state: '记进存折了', tone: 'green' },
    returned: { state: '退回了', tone: 'amber' },
    withdrawn: { state: '已撤回', tone: '' },
  },
  { state: '有新进展', tone: '' },
)

export function deedItemView(deed: DeedItem): DeedItemView {
  const { deedId, code, amount, day, what, state, raw, reason, byOfficer } = deed
  const points = raw < 0 ? `按规则扣 ${withUnit(-raw, '分')}` : `按规则 ${withUnit(raw, '分')}`
  return {
    deedId,
    title: codeWords[code],
    what,
    facts: `${monthDay(day)} · ${amountWords(code, amount)} · ${points}`,
    ...states[state],
    note: noteOf(state, reason, byOfficer),
    photoUrl: deed.photo?.url ?? '',
    photoNote: photoNote(deed.photo),
    mayWithdraw: state === 'waiting' && byOfficer === undefined,
  }
}

function noteOf(state: DeedItem['state'], reason: string | undefined, byOfficer: string | undefined): string {
  if (state === 'returned') {
    return `退回的理由：${reason ?? '没有写'}。改好可以再报。`
  }
  return byOfficer === undefined ? '' : `${byOfficer}替您记的`
}
