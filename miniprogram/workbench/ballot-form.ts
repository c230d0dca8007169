import type { MonthView } from '../../cloudfunctions/contract/red-star'
import { withUnit } from '../services/format'
import { figuresOf } from './month-words'

export interface BallotForm {
  /** In the order in which they were tapped. */
  order: string[]
  votes: string
  on: string
}

export interface EqualRow {
  id: string
  name: string
  figures: string
  /** The place by the ballot; 0 while not tapped. */
  place: number
}

export interface BallotProblems {
  order?: string
  votes?: string
  on?: string
}

/** Who stands equal, or stood so when the ballot was written down. */
export function equalsOf({ tie, ballot }: Pick<MonthView, 'tie' | 'ballot'>): string[] {
  return tie?.memberIds ?? ballot?.order ?? []
}

export function beginBallot(month: MonthView, today: string): BallotForm {
  const equals = equalsOf(month)
  const { ballot } = month
  const isSame = ballot && equals.every((id) => ballot.order.includes(id))
  return isSame
    ? { order: ballot.order.filter((id) => equals.includes(id)), votes: ballot.votes, on: ballot.on }
    : { order: [], votes: '', on: today }
}

/** A draft of people who are not equal any more begins anew; the words stay. */
export function fitting(draft: BallotForm, month: MonthView): BallotForm {
  const equals = equalsOf(month)
  return { ...draft, order: draft.order.filter((id) => equals.includes(id)) }
}

/** Tapped: the next in order; tapped again: out of it, and those behind move up. */
export function tapped(order: readonly string[], id: string): string[] {
  return order.includes(id) ? order.filter((one) => one !== id) : [...order, id]
}

export function equalRows(month: MonthView, order: readonly string[]): EqualRow[] {
  const equals = equalsOf(month)
  return month.eligible
    .filter(({ memberId }) => equals.includes(memberId))
    .map((one) => ({
      id: one.memberId,
      name: one.name,
      figures: figuresOf(one),
      place: order.indexOf(one.memberId) + 1,
    }))
}

export function ballotQuestion({ tie }: Pick<MonthView, 'tie'>): string {
  return tie
    ? `这几位样样都一样，还有 ${withUnit(tie.places, '个')}名额。请支委会票决，照结果从前往后点名字。`
    : '票决已经记过。记错了可以改，定了名单就不能改。'
}

export function ballotProblems(form: BallotForm, equals: readonly string[], today: string): BallotProblems {
  return {
    ...(form.order.length < equals.length && { order: '请按票决的先后，每一位都点上。' }),
    ...(!form.votes.trim() && { votes: '请写怎么投的，各几票。' }),
    ...(form.on > today && { on: '票决的日子不能在今天以后。' }),
  }
}
