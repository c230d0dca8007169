import type { RuleSetView, RulesPage } from '../../cloudfunctions/contract/points'

const tracks: RuleSetView['items'][number]['tracks'] = ['A', 'B', 'C', 'D']

/** The town's rules, with fewer items. */
export const townRules: RuleSetView = {
  version: 1,
  base: 60,
  capContribution: 40,
  urgentFactor: 1.5,
  threshold: 80,
  items: [
    { code: 'B1', points: -5, unit: 'each', capMonth: -20, tracks },
    { code: 'B3', points: 0, unit: 'each', tracks },
    { code: 'V1', points: 1, unit: 'hour', capMonth: 20, capDay: 8, tracks },
    { code: 'V9', points: 2, unit: 'each', capMonth: 6, tracks },
    { code: 'V11', points: 2, unit: 'level', tracks },
    { code: 'N1', points: -5, unit: 'each', tracks },
  ],
  keepsNonCadrePlace: true,
  shows: 'winners',
}

export function aRulesPage(changes: Partial<RulesPage> = {}): RulesPage {
  return {
    branchId: 'b-1',
    branchName: '上田村支部',
    month: '2026-10',
    rules: townRules,
    changes: [],
    mayEdit: false,
    ...changes,
  }
}
