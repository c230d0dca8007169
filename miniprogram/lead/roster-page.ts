import type { RosterPage } from '../../cloudfunctions/contract/shift'
import type { Notice } from '../services/deed-words'
import type { Sheet } from './hours-sheet'
import { type Person, type PersonRow, personRow } from './roster-view'
import { canCheckIn, type HeadView, headView, isAtSite } from './shift-head'

/** What of a shift's page depends on the shift and the hour. */
export interface ShiftView {
  head: HeadView
  canCheckIn: boolean
  canAdd: boolean
  canConfirm: boolean
  hasVisits: boolean
  /** Something the lead must know before anything else: that their own hours are somebody else's. */
  ownNote: string
}

export const ownWords = '您自己的工时由支部书记确认。'

/** What was shown a moment ago can be ticked without a network. */
export const stillShown: Notice = {
  tone: 'amber',
  icon: 'wifi-off',
  title: '没有网，先看刚才的名单',
  text: '到场的人可以照样勾，连上网下拉刷新。',
}

/** `waiting` stands on the first page only, so it is handed on from there. */
export function shiftView(page: RosterPage, waiting: number, now: number): ShiftView {
  const { phase, unconfirmed, kind, taken, myOwnIsOpen } = page
  const mine = myOwnIsOpen ? 1 : 0
  const isOver = phase === 'ended' || phase === 'settled'
  return {
    head: headView({ ...page, waiting }, now),
    canCheckIn: canCheckIn(page, now),
    canAdd: isAtSite(page, now),
    canConfirm: (isOver && unconfirmed > mine) || (phase === 'ended' && taken === 0),
    hasVisits: kind === 'visit' && phase === 'settled',
    ownNote: isOver && myOwnIsOpen ? ownWords : '',
  }
}

/** The rows of a part of the list, numbered from where it begins. */
export function rowsOf(
  people: readonly Person[],
  from: number,
  shift: Pick<RosterPage, 'phase' | 'startsAt'>,
  reader: { sheet: Sheet; me: string; now: number },
): PersonRow[] {
  const shown = { isAtSite: isAtSite(shift, reader.now), ticked: reader.sheet.ticked, me: reader.me }
  return people.map((person, index) => personRow(person, from + index + 1, shown))
}
