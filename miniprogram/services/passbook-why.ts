import type { PassbookEntry, RuleSetView } from '../../cloudfunctions/contract/points'
import { amountWords, codeWords } from './deed-code-words'
import { clockTime, dayOf, monthDay, withUnit } from './format'
import { needPage } from './need-urls'
import { deedsPage } from './red-star-urls'
import { ruleSentence } from './rule-sentences'

/** «为什么»: everything that a line rests on (PRODUCT §1.4). */
export interface Why {
  facts: { label: string; text: string }[]
  /** Where the evidence is, and what it is called; empty where it is on paper. */
  url: string
  evidence: string
}

export function whyOf(entry: PassbookEntry, rules: RuleSetView, ruleVersion: number): Why {
  const { code, amount, isUrgent, day, confirmedBy, confirmedAt, byRelative } = entry
  const item = rules.items.find((one) => one.code === code)
  const urgent = isUrgent ? `，急活按 ${withUnit(rules.urgentFactor, '倍')}` : ''
  const relative = byRelative ? '，确认人注明了是家里人' : ''
  const facts = [
    { label: '哪一项', text: `${codeWords[code]}，${amountWords(code, amount)}${urgent}` },
    { label: '哪一天', text: monthDay(day) },
    {
      label: '按什么',
      text: `${item ? ruleSentence(item) : '规则里没有这一项。'}规则第 ${withUnit(ruleVersion, '版')}`,
    },
    { label: '怎么算', text: sumWords(entry, rules) },
    {
      label: '谁确认',
      text: `${confirmedBy || '支部'}，${monthDay(dayOf(confirmedAt))} ${clockTime(confirmedAt)}${relative}`,
    },
  ]
  return { facts, ...evidenceOf(entry) }
}

function sumWords(entry: PassbookEntry, rules: RuleSetView): string {
  const cap = capWords(entry, rules)
  if (cap) {
    return cap
  }
  const { raw } = entry
  return raw < 0 ? `扣 ${withUnit(-raw, '分')}` : `记 ${withUnit(raw, '分')}，没有到封顶`
}

/** What a cap left of it: `应记 4 分，到顶实记 2 分`; empty where nothing was lost. */
export function capWords({ code, raw, credited, cap }: PassbookEntry, rules: RuleSetView): string {
  const [should, did] = raw < 0 ? ['应扣', '实扣'] : ['应记', '实记']
  const what = `${should} ${withUnit(Math.abs(raw), '分')}`
  const left = `${did} ${withUnit(Math.abs(credited), '分')}`
  const item = rules.items.find((one) => one.code === code)
  switch (cap) {
    case undefined:
      return ''
    case 'day':
      return `${what}，一天最多 ${withUnit(Math.abs(item?.capDay ?? 0), '分')}，${left}`
    case 'month':
      return `${what}，到顶${left}`
    case 'contribution':
      return `${what}，各项合起来到 ${withUnit(rules.capContribution, '分')}为止，${left}`
    case 'once':
      return '同一件事一个月只记一次，这一次不再记'
    case 'notInRules':
      return '支部的规则里没有这一项，不记分'
    case 'notForTrack':
      return '这一项不算您这一类党员，不记分'
    case 'reversed':
      return '已更正，这一笔不算'
  }
}

/** A shift of before tasks were noted leads to the own service record, where it stands, too. */
function evidenceOf({ evidence }: PassbookEntry): Pick<Why, 'url' | 'evidence'> {
  switch (evidence?.kind) {
    case 'need':
      return { url: needPage(evidence.id), evidence: '看这条求助' }
    case 'deed':
      return { url: deedsPage, evidence: '看我的申报' }
    case 'task':
      return { url: taskUrl(evidence.id), evidence: '看这个任务' }
    case 'shift':
      return evidence.taskId === undefined
        ? { url: '/pages/me/record/record', evidence: '看我的服务记录' }
        : { url: shiftUrl(evidence.taskId, evidence.id), evidence: '看这一班' }
    default:
      return { url: '', evidence: '' }
  }
}

const taskUrl = (taskId: string): string => `/pages/task/detail/detail?taskId=${taskId}`

const shiftUrl = (taskId: string, shiftId: string): string => `${taskUrl(taskId)}&shiftId=${shiftId}`
