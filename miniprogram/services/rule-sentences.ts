import type { DeedCode, RuleSetView } from '../../cloudfunctions/contract/points'
import { withUnit } from './format'

type Item = RuleSetView['items'][number]

/** One item of the rules in one plain sentence: `每次 2 分，一月最多 6 分。` */
export function ruleSentence(item: Item): string {
  const caps = [
    item.capDay === undefined ? '' : `一天最多 ${points(item.capDay)}`,
    item.capMonth === undefined ? '' : `一月最多${item.capMonth < 0 ? '扣' : ''} ${points(item.capMonth)}`,
  ]
  return `${[perUnit(item), ...caps, ...whom(item.tracks)].filter(Boolean).join('，')}。`
}

function perUnit({ unit, points: each }: Item): string {
  if (each === 0) {
    return '不加分也不扣分'
  }
  const value = `${each < 0 ? '扣' : ''} ${points(each)}`
  switch (unit) {
    case 'hour':
      return `每小时${value}`
    case 'fivePeople':
      return `每找来 5 人${value}`
    case 'level':
      return `镇级 ${points(each)}，县级 ${points(each * 2)}，市级 ${points(each * 3)}`
    case 'each':
      return `每次${value}`
    default:
      return `每一份${value}`
  }
}

const points = (value: number): string => withUnit(Math.abs(value), '分')

function whom(tracks: Item['tracks']): string[] {
  if (tracks.length === 1 && tracks[0] === 'D') {
    return ['只算流动党员']
  }
  return tracks.includes('D') ? [] : ['流动党员不算']
}

/** Where an item goes on the page of the rules. */
export function groupOf(code: DeedCode): 'gain' | 'duty' | 'fault' {
  if (code.startsWith('V')) {
    return 'gain'
  }
  return code.startsWith('B') ? 'duty' : 'fault'
}

export function urgentSentence({ urgentFactor }: Pick<RuleSetView, 'urgentFactor'>): string {
  return `急活的工时按 ${withUnit(urgentFactor, '倍')}记，也在出工的封顶以内。`
}
