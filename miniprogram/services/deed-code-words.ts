import type { DeedCode } from '../../cloudfunctions/contract/points'
import { glue } from './format'

/** PRODUCT §5.1 in the words of the town. */
export const codeWords: Record<DeedCode, string> = {
  B1: '没请假，缺席会议',
  B2: '迟到早退',
  B3: '请假',
  B4: '党费迟交',
  B5: '报了名没来',
  B6: '外出三个月没报告',
  V1: '蓝领出工',
  V3: '带班',
  V4: '入户走访',
  V5: '办成求助',
  V6: '帮忙找用工',
  V7: '建议被采纳',
  V8: '讲课、培训',
  V9: '帮扶老人和困难户',
  V10: '抢险救急',
  V11: '获得表彰',
  N1: '记录不实',
  N2: '群众意见属实',
}

const honours: Record<number, string> = { 1: '镇级', 2: '县级', 3: '市级' }

/** What `amount` counts: `9 小时`, `2 次`, `10 人`; a level of honour by its name. */
export function amountWords(code: DeedCode, amount: number): string {
  if (code === 'V11') {
    return honours[amount] ?? `${amount}${glue}级`
  }
  return `${amount}${glue}${unitOf(code)}`
}

export function unitOf(code: DeedCode): string {
  if (code === 'V1') {
    return '小时'
  }
  return code === 'V6' ? '人' : '次'
}

/** `+2 分`, `−5 分`; nothing is `0 分`. */
export function pointWords(points: number): string {
  if (points < 0) {
    return `−${-points}${glue}分`
  }
  return `${points > 0 ? '+' : ''}${points}${glue}分`
}

/** `2026-10` as people say it: `10月`; with its year when it is another one than `now`'s. */
export function monthWords(month: string, thisMonth: string): string {
  const name = `${Number(month.slice(5))}月`
  return month.slice(0, 4) === thisMonth.slice(0, 4) ? name : `${month.slice(0, 4)}年${name}`
}

/** The month `steps` after this one, or before it. */
export function monthAfter(month: string, steps: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + steps
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}
