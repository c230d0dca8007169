import type { Output } from '../../cloudfunctions/contract/contract'
import type { Failure } from '../services/api'
import type { Notice } from '../services/deed-words'
import { withUnit } from '../services/format'
import { failedView, type LoadView } from '../services/load-view'

export interface CodeView {
  /** In two halves, as it is read out. */
  halves: [string, string]
  label: string
  picture: string
  counts: string
  /** How long the line below takes to run out. */
  wait: number
}

export function codeView({ code, picture, checkedIn, taken }: Output<'shift.code'>, wait: number): CodeView {
  return {
    halves: [code.slice(0, 3), code.slice(3)],
    label: `签到码 ${[...code].join(' ')}`,
    picture,
    counts: `已签到 ${withUnit(checkedIn, '人')}，名单上 ${withUnit(taken, '人')}`,
    wait,
  }
}

export const staleNotice: Notice = {
  tone: 'amber',
  icon: 'wifi-off',
  title: '网络不好，码还没有换',
  text: '这个码还能用一小会儿，连上网自动换新的。',
}

/** Without the cloud there is no code that would be taken; the list needs no network. */
export function noCode(error: Failure): LoadView {
  const view = failedView('签到码换不了', error, Date.now())
  const text = '没有网，签到码换不了，连上网自动换。也可以在名单里勾到场的人。'
  return error.code === 'NETWORK' && view.state === 'failed' ? { ...view, text } : view
}
