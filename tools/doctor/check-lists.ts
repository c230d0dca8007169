import { checkCode, commitmentOf } from '../../cloudfunctions/features/red-star/check-code'
import type { Cycle, KeptRow } from '../../cloudfunctions/features/red-star/cycle-rules'
import { type Check, type Finding, problem } from './check'
import { walk } from './walk'
import { named } from './words'

/** Whether each published list still makes the code that stands on paper, and no row is another one. */
export function verifies({
  branchId,
  month,
  ruleVersion,
  published,
}: Pick<Cycle, 'branchId' | 'month' | 'ruleVersion' | 'published'>): boolean {
  return published.every(({ list, rows, code }) => {
    const commitments = rows.map(({ commitment }) => commitment)
    return checkCode({ branchId, month, ruleVersion, list }, commitments) === code && rows.every(isCommitted)
  })
}

/** A row that its person had erased has only its commitment. */
function isCommitted({ name, sentence, kind, salt, commitment }: KeptRow): boolean {
  return (
    name === undefined ||
    sentence === undefined ||
    !salt ||
    commitmentOf({ name, sentence, kind, salt }) === commitment
  )
}

function judgeLists(wrong: readonly string[]): Finding[] {
  return wrong.length === 0
    ? []
    : [
        problem(
          `已发布的红星榜和核对码对不上，${named(wrong, '份')}`,
          '公布过的名单被改动过，张贴的核对码验不过',
          '从备份里找回那个月（docs/部署.md“备份和恢复”），并查操作记录是谁动的',
        ),
      ]
}

const fields = [
  'branchId',
  'month',
  'ruleVersion',
  'standing',
  'sentences',
  'scores',
  'topThird',
  'objections',
  'published',
  'listed',
  'notes',
  'spent',
] as const satisfies readonly (keyof Cycle)[]

export const checkLists: Check = {
  name: 'lists',
  title: '已发布的红星榜',
  isWalk: true,
  readsDocuments: true,
  async run(place) {
    const wrong: string[] = []
    let lists = 0
    const { large } = await walk<Cycle, (typeof fields)[number]>(
      place,
      { collection: 'cycles', fields, unit: '个月' },
      (page) => {
        wrong.push(...page.filter((cycle) => !verifies(cycle)).map(({ _id }) => _id))
        lists += page.reduce((sum, { published }) => sum + published.length, 0)
      },
    )
    return { seen: `${lists} 份名单的核对码`, findings: [...judgeLists(wrong), ...large] }
  },
}
