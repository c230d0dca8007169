import {
  type Passbook,
  passbookFields,
  type Sums,
  sumsOf,
} from '../../cloudfunctions/features/points/passbook-rules'
import type { RuleSet } from '../../cloudfunctions/features/points/rule-set-rules'
import { rulesInForce } from '../../cloudfunctions/features/points/rules-in-force'
import { type Check, type Finding, problem } from './check'
import { walk } from './walk'
import { named } from './words'

/** Whether the stored sums are those of its lines, each of which stands there once. */
export function isRight(passbook: Passbook, rules: RuleSet): boolean {
  const { entries, track } = passbook
  const sums = sumsOf(entries, rules, track)
  const isSame = (Object.keys(sums) as (keyof Sums)[]).every((key) => sums[key] === passbook[key])
  return isSame && new Set(entries.map(({ _id }) => _id)).size === entries.length
}

function judgeSums(wrong: readonly string[]): Finding[] {
  return wrong.length === 0
    ? []
    : [
        problem(
          `存折的分数和明细对不上，${named(wrong, '本')}`,
          '这些同志看到的分数可能不对，月底名单可能排错；没有公示的月份先不要定稿',
          '把编号交给维护的人，对照操作记录查明细和分数哪个对；不要直接改',
        ),
      ]
}

export const checkSums: Check = {
  name: 'sums',
  title: '存折的分数',
  isWalk: true,
  readsDocuments: true,
  async run(place) {
    const wrong: string[] = []
    const { total, large } = await walk<Passbook, (typeof passbookFields)[number]>(
      place,
      { collection: 'passbooks', fields: passbookFields, unit: '本' },
      async (page) => {
        for (const passbook of page) {
          const rules = await rulesInForce(passbook.branchId, passbook.month, place.now)
          if (!isRight(passbook, rules)) {
            wrong.push(passbook._id)
          }
        }
      },
    )
    return { seen: `${total} 本`, findings: [...judgeSums(wrong), ...large] }
  },
}
