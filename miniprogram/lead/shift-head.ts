import type { Phase, RosterPage } from '../../cloudfunctions/contract/shift'
import { inOneLine, nearRange, withUnit } from '../services/format'

export const phaseWords: Record<Phase, string> = {
  draft: '还没发布',
  open: '正在招人',
  full: '已经招满',
  running: '正在干活',
  ended: '干完了，等您确认工时',
  settled: '工时记好了',
  cancelled: '已取消',
}

export interface HeadView {
  title: string
  /** `明天 7:30–10:30 · 三号光伏区南门` */
  when: string
  state: string
  counts: string
}

type Counted = Pick<RosterPage, 'title' | 'siteName' | 'startsAt' | 'endsAt' | 'phase' | 'places' | 'taken'> &
  Pick<RosterPage, 'coming' | 'checkedIn' | 'unconfirmed'> & { waiting: number }

/** What the head of every page about one shift says. */
export function headView(shift: Counted, now: number): HeadView {
  const { title, siteName, startsAt, endsAt } = shift
  return {
    title,
    when: `${nearRange(startsAt, endsAt, now)} · ${siteName}`,
    state: stateWords(shift),
    counts: countWords(shift),
  }
}

export function stateWords({ phase, unconfirmed }: Pick<Counted, 'phase' | 'unconfirmed'>): string {
  return phase === 'settled' && unconfirmed > 0
    ? `还有 ${withUnit(unconfirmed, '人')}没记工时`
    : phaseWords[phase]
}

/** Only what says something: who is expected before the start, who was there after it. */
export function countWords(shift: Pick<Counted, keyof Counted>): string {
  const { phase, places, taken, waiting, coming, checkedIn } = shift
  const isBefore = phase === 'open' || phase === 'full'
  const parts = [
    `报名 ${taken}/${places}`,
    ...(isBefore && coming > 0 ? [`会来 ${withUnit(coming, '人')}`] : []),
    ...(checkedIn > 0 || phase === 'running' ? [`签到 ${withUnit(checkedIn, '人')}`] : []),
    ...(isBefore && waiting > 0 ? [`候补 ${withUnit(waiting, '人')}`] : []),
  ]
  return inOneLine(...parts)
}

/** People arrive half an hour before the work begins; from then on the lead needs the code. */
const early = 30 * 60_000

/** Whether people are at the site, or have been and their hours are open. */
export function isAtSite({ phase, startsAt }: Pick<Counted, 'phase' | 'startsAt'>, now: number): boolean {
  const isBefore = phase === 'open' || phase === 'full'
  return phase === 'running' || phase === 'ended' || (isBefore && now >= startsAt - early)
}

/** Whether people can check in by themselves now. */
export function canCheckIn(shift: Pick<Counted, 'phase' | 'startsAt'>, now: number): boolean {
  return shift.phase !== 'ended' && isAtSite(shift, now)
}
