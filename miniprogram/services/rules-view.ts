import type { RuleSetView, RulesPage } from '../../cloudfunctions/contract/points'
import { codeWords } from './deed-code-words'
import { withUnit } from './format'
import { groupOf, ruleSentence, urgentSentence } from './rule-sentences'

type Change = RulesPage['changes'][number]

interface Line {
  key: string
  name: string
  text: string
}

export interface RulesView {
  version: string
  gains: Line[]
  duties: Line[]
  faults: Line[]
  frame: string[]
  changes: string[]
  next: { title: string; changes: string[] } | null
}

export function rulesView({ rules, changes, next, branchName, month }: RulesPage): RulesView {
  const lines = (group: ReturnType<typeof groupOf>): Line[] =>
    rules.items
      .filter(({ code }) => groupOf(code) === group)
      .map((item) => ({
        key: item.code,
        name: codeWords[item.code],
        text: item.code === 'V1' ? `${ruleSentence(item)}${urgentSentence(rules)}` : ruleSentence(item),
      }))
  return {
    version: `${branchName} · ${monthName(month)}用第 ${withUnit(rules.version, '版')}`,
    gains: lines('gain'),
    duties: lines('duty'),
    faults: lines('fault'),
    frame: frameOf(rules),
    changes: changes.map(changeWords),
    next: next
      ? {
          title: `从${monthName(next.from)}起用第 ${withUnit(next.rules.version, '版')}`,
          changes: next.changes.map(changeWords),
        }
      : null,
  }
}

const people = (count: number): string => withUnit(count, '人')

const monthName = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

function frameOf(rules: RuleSetView): string[] {
  return [
    `每个月从 ${withUnit(rules.base, '分')}起，最低扣到 ${withUnit(0, '分')}。`,
    `加分合起来最多 ${withUnit(rules.capContribution, '分')}，所以一个月在 0 到 ${withUnit(rules.base + rules.capContribution, '分')}之间。`,
    `满 ${withUnit(rules.threshold, '分')}才能评红星党员。大约 ${people(15)}取 ${people(1)}，最少 ${people(1)}，最多 ${people(3)}。`,
    rules.keepsNonCadrePlace
      ? '取两人以上时，至少有一位不是任职干部。'
      : '取两人以上时，不专门给不任职的留名额。',
    '分数一样，先比加分，再比工时，再比做了几样；还一样，由支委会表决。',
    '同一个人连着上榜最多两个月，第三个月列名，不占名额。',
    ...(rules.shows === 'topThird' ? [topThirdWords] : []),
  ]
}

/** Whom a branch may name besides the winners. */
const topThirdWords = '参评的前三分之一也列名字，只给本支部党员看；不写分数和名次，同分排不下的都不列。'

/** `领头人带班：每次 2 分 → 每次 1 分` in words. */
function changeWords({ what, code, from, to }: Change): string {
  switch (what) {
    case 'item':
      return `${code ? codeWords[code] : ''}：${amountsWords(from)}改成${amountsWords(to)}。`
    case 'capContribution':
      return `加分合起来的封顶：${String(from)} 分改成 ${String(to)} 分。`
    case 'threshold':
      return `能评的分数：${String(from)} 分改成 ${String(to)} 分。`
    case 'keepsNonCadrePlace':
      return to ? '给不任职的党员留一个名额。' : '不再专门给不任职的党员留名额。'
    case 'shows':
      return to === 'winners' ? '红榜只写上榜的人。' : topThirdWords
  }
}

interface Amounts {
  points: number
  capMonth?: number
  capDay?: number
}

/** The contract leaves the sides of a change open, since each kind has its own. */
function amountsWords(side: unknown): string {
  if (!side) {
    return '没有这一项'
  }
  const { points, capMonth, capDay } = side as Amounts
  const each = points < 0 ? `扣 ${withUnit(-points, '分')}` : withUnit(points, '分')
  const caps = [
    capDay === undefined ? '' : `一天最多 ${withUnit(Math.abs(capDay), '分')}`,
    capMonth === undefined ? '' : `一月最多 ${withUnit(Math.abs(capMonth), '分')}`,
  ].filter(Boolean)
  return caps.length > 0 ? `${each}（${caps.join('，')}）` : each
}
