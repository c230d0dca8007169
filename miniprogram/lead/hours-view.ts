import type { Outcome, RosterPage } from '../../cloudfunctions/contract/shift'
import { doneNotice } from '../services/act'
import type { Notice } from '../services/deed-words'
import { clockTime, inOneLine, withUnit } from '../services/format'
import { emptyView, type LoadView } from '../services/load-view'
import { isPresetForAll, isSeen, type Sheet, saidOf, type Totals, totalsOf } from './hours-sheet'
import { ownWords } from './roster-page'
import { outcomeWords, type Person } from './roster-view'

export interface HoursRow {
  memberId: string
  name: string
  text: string
  outcome: Outcome
  /** Zero: as everybody who was there. */
  hours: number
  /** In place of hours, when there are none. */
  word: string
}

export function hoursRow(person: Person, sheet: Sheet, isForAll: boolean): HoursRow {
  const { memberId, name, checkedInAt } = person
  const { outcome, hours, supplied, visits } = saidOf(person, sheet, isForAll)
  const isThere = outcome === 'present'
  const parts = [
    checkedInAt === undefined ? seenWords(person, sheet) : `签到 ${clockTime(checkedInAt)}`,
    ...(isThere && supplied > 0 ? [`带来 ${withUnit(supplied, '人')}`] : []),
    ...(isThere && visits.length > 0 ? [`入户 ${withUnit(visits.length, '户')}`] : []),
  ]
  return {
    memberId,
    name,
    text: inOneLine(...parts),
    outcome,
    hours: isThere && hours !== sheet.hours ? hours : 0,
    word: isThere ? '' : outcomeWords[outcome],
  }
}

function seenWords(person: Person, sheet: Sheet): string {
  return isSeen(person, sheet) ? '您勾了到场' : '没签到'
}

export interface PresetView {
  text: string
  /** What the button does; empty: there is nothing to choose. */
  button: string
}

/** Where the presets come from, so that the lead knows what to look at. */
export function presetView(people: readonly Person[], sheet: Sheet): PresetView {
  const seen = people.filter((person) => isSeen(person, sheet)).length
  const rest = people.length - seen
  if (seen === 0) {
    return { text: '没有人签到，您也没有勾，先都按到场。请核对。', button: '' }
  }
  if (rest === 0) {
    return { text: '都签到了或勾过了，都按到场。', button: '' }
  }
  return isPresetForAll(people, sheet)
    ? { text: '没签到的也先按到场。请核对。', button: '没签到的按缺席' }
    : {
        text: `签到和勾过的 ${withUnit(seen, '人')}按到场，其余 ${withUnit(rest, '人')}按缺席。请核对。`,
        button: '没签到的也按到场',
      }
}

export function totalWords({ present, absent, excused }: Totals): string {
  const parts = [
    `到场 ${withUnit(present, '人')}`,
    ...(absent > 0 ? [`缺席 ${withUnit(absent, '人')}`] : []),
    ...(excused > 0 ? [`请假 ${withUnit(excused, '人')}`] : []),
  ]
  return parts.join('，')
}

/** Asked before anything is sent: what happens, and that it cannot be taken back. */
export function confirmQuestion(people: readonly Person[], sheet: Sheet): { title: string; content: string } {
  if (people.length === 0) {
    return { title: '没有人来，了结这一班？', content: '了结以后不能再加人。' }
  }
  return {
    title: `确认 ${withUnit(people.length, '人')}的工时？`,
    content: `${totalWords(totalsOf(people, sheet))}。会告诉每个人，不能撤回，以后只能写明原因更正。`,
  }
}

/** Why there is nothing to confirm here; `null`: there is. */
export function nothingToConfirm(page: RosterPage, people: readonly Person[]): LoadView | null {
  if (page.phase !== 'ended' && page.phase !== 'settled') {
    return emptyView('还没到记工时的时候', '这班干完以后再来确认。', '回到名单')
  }
  if (people.length > 0 || (page.people.length === 0 && page.phase === 'ended')) {
    return null
  }
  return page.myOwnIsOpen
    ? emptyView('只剩您自己的工时', ownWords, '回到名单')
    : emptyView('工时都记好了', '有出入的话，在名单里点“更正”。', '回到名单')
}

export function confirmedNotice(total: number, isOwnOpen: boolean): Notice {
  const text = total > 0 ? `${withUnit(total, '人')}的工时记好了，已经告诉他们。` : '这一班了结了。'
  return doneNotice('记好了', isOwnOpen ? text + ownWords : text)
}

export function unfinishedNotice(people: readonly Person[]): Notice {
  const names = people.map(({ name }) => name).join('、')
  return {
    tone: 'amber',
    icon: 'error-circle',
    title: '入户记录没写全',
    text: `${names}有一户只写了一半。户主和结果都写上，或者去掉那一户。`,
  }
}
