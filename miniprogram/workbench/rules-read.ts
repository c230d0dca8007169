import type { RuleSetView } from '../../cloudfunctions/contract/points'
import { doneNotice, refusal } from '../services/act'
import { type Answer, call } from '../services/api'
import type { Notice } from '../services/deed-words'
import { withUnit } from '../services/format'
import type { LoadView } from '../services/load-view'
import { monthAfter, monthName, monthNow } from '../services/months'
import { failedLoad } from './place'

/** Before any branch wrote rules of its own: in this month the town's are in force everywhere. */
const townMonth = '2000-01'

export interface RulesToEdit {
  /** What nothing may go beyond. */
  town: RuleSetView
  /** The version a new one follows: the one in force, or the one already on its way. */
  newest: RuleSetView
  head: string
  /** From when on the new version holds. */
  from: string
}

export async function readRules(branchId: string, now: number): Promise<RulesToEdit | { load: LoadView }> {
  const [answer, town] = await Promise.all([
    call('rules.get', { branchId }),
    call('rules.get', { branchId, month: townMonth }),
  ])
  if (!answer.ok) {
    return { load: failedLoad('规则没打开', answer.error) }
  }
  if (!town.ok) {
    return { load: failedLoad('规则没打开', town.error) }
  }
  const { rules, next } = answer.data
  return {
    town: town.data.rules,
    newest: next?.rules ?? rules,
    head: next
      ? `现在用第 ${withUnit(rules.version, '版')}，${monthName(next.from, now)}起用第 ${withUnit(next.rules.version, '版')}`
      : `现在用第 ${withUnit(rules.version, '版')}`,
    from: monthName(monthAfter(monthNow(now), 1), now),
  }
}

export function savedNotice(answer: Answer<'rules.edit'>, from: string): Notice {
  if (answer.ok) {
    return doneNotice('规则改好了', `${from}起用。`)
  }
  return answer.error.code === 'EDIT_CONFLICT' ? movedOn : refusal(answer.error)
}

const movedOn: Notice = {
  tone: 'amber',
  icon: 'error-circle',
  title: '刚才有人先改了规则',
  text: '您写的都还在。下面列的是和他改过的有什么不一样，请再看一看。',
}
