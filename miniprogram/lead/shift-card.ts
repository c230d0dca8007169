import type { Output } from '../../cloudfunctions/contract/contract'
import { nearRange, withUnit } from '../services/format'
import { countWords, stateWords } from './shift-head'

export type ShiftItem = Output<'shift.list'>['items'][number]
export type View = 'coming' | 'toConfirm' | 'done'

export interface CardView {
  shiftId: string
  title: string
  when: string
  counts: string
  state: string
  isOpen: boolean
}

export interface TabView {
  view: View
  text: string
}

const tabTexts: Record<View, string> = { coming: '要带的班', toConfirm: '待确认工时', done: '已完成' }

/** `count` is how many wait for their hours, so that it is seen from every tab. */
export function tabsOf(count: string): TabView[] {
  return (['coming', 'toConfirm', 'done'] as const).map((view) => ({
    view,
    text: view === 'toConfirm' && count ? `${tabTexts[view]} ${count}` : tabTexts[view],
  }))
}

/** More than one page of them is not counted out. */
export function countOf({ items, next }: Output<'shift.list'>): string {
  if (items.length === 0) {
    return ''
  }
  return next ? `${items.length}+` : String(items.length)
}

export const nothing: Record<View, { title: string; text: string }> = {
  coming: { title: '没有要带的班', text: '支部书记发布任务时请您领头，班次就会列在这里。' },
  toConfirm: { title: '没有等着确认的工时', text: '班干完以后，会列在这里等您确认。' },
  done: { title: '还没有完成的班', text: '工时都记好的班会列在这里。' },
}

export function cardView(item: ShiftItem, now: number): CardView {
  const { shiftId, title, siteName, startsAt, endsAt, unconfirmed, phase } = item
  const isOpen = unconfirmed > 0 && (phase === 'ended' || phase === 'settled')
  return {
    shiftId,
    title,
    when: `${nearRange(startsAt, endsAt, now)} · ${siteName}`,
    counts: countWords(item),
    state: isOpen ? `${withUnit(unconfirmed, '人')}等着记工时` : stateWords(item),
    isOpen,
  }
}
