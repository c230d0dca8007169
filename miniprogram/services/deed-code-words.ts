import type { DeedCode } from '../../cloudfunctions/contract/points'
import { glue } from './format'
import { knownWords } from './known-words'
import { optionsOf } from './options'

/** PRODUCT §5.1 in the words of the town. */
export const codeWords = knownWords<DeedCode, string>(
  {
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
  },
  '其他事项',
)

const honours: Readonly<Record<number, string>> = { 1: '镇级', 2: '县级', 3: '市级' }

export const honourOptions = optionsOf(honours)

/** What `amount` counts: `9 小时`, `2 次`, `10 人`; a level of honour by its name. */
export function amountWords(code: DeedCode, amount: number): string {
  if (code === 'V11') {
    return honours[amount] ?? `${amount}${glue}级`
  }
  return `${amount}${glue}${unitOf(code)}`
}

function unitOf(code: DeedCode): string {
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
