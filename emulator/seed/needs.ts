import { dueAfter, type Need } from '../../cloudfunctions/features/need/need-rules'
import { HOUR } from '../../cloudfunctions/platform/calendar'
import type { createTree } from './organisation'
import { holderOf, type SeedMember } from './people'
import type { Marked } from './shifts'

type Plan = Pick<Need, 'kind' | 'text' | 'place' | 'when' | 'state'> & {
  /** Who asks: a name of the demo, or whoever holds an office there. */
  asker: string | { contactOf: string }
  areaId: string
  hoursAgo: number
  asked?: number
  answer?: string
  rating?: number
}

/** One of each state that a secretary meets, and one that nobody answered in time. */
const plans: readonly Plan[] = [
  {
    asker: { contactOf: 'org-guangfu' },
    areaId: 'area-guangfu',
    kind: 'labour',
    text: '三号区组件要赶在月底前洗完，缺人手。',
    place: '三号光伏区南门',
    when: 'days',
    state: 'open',
    hoursAgo: 2,
    asked: 20,
  },
  {
    asker: '周桂芳',
    areaId: 'area-litang',
    kind: 'home',
    text: '厨房的灯一亮就跳闸，换过灯泡没用。我腿脚不方便，爬不了梯子。',
    place: '上田村 18 号',
    when: 'today',
    state: 'open',
    hoursAgo: 6,
  },
  {
    asker: '王德明',
    areaId: 'area-litang',
    kind: 'skill',
    text: '稻田养鱼的水发浑，想请人看看。',
    place: '村口鱼塘',
    when: 'anytime',
    state: 'answered',
    hoursAgo: 30,
    answer: '农技员周三上午来，到了先给您打招呼。',
  },
  {
    asker: '周桂芳',
    areaId: 'area-litang',
    kind: 'advice',
    text: '想问问医保报销要带哪些材料。',
    place: '上田村 18 号',
    when: 'anytime',
    state: 'done',
    hoursAgo: 120,
    answer: '材料清单送到您家里了，到镇上直接找窗口。',
    rating: 5,
  },
]

/** Needs around a moment, each at the lead of its duty area. */
export function createNeeds(
  tree: ReturnType<typeof createTree>,
  members: readonly SeedMember[],
  now: number,
): (Need & Marked)[] {
  return plans.map(({ asker, areaId, hoursAgo, answer, ...plan }, index) => {
    const area = tree.areas?.find(({ id }) => id === areaId)
    const member =
      typeof asker === 'string'
        ? members.find(({ name }) => name === asker)
        : holderOf('enterpriseContact', asker.contactOf, members)
    if (!area || !member) {
      throw new Error(`demo need ${index + 1}: no such area or asker`)
    }
    const raisedAt = now - hoursAgo * HOUR
    return {
      ...plan,
      _id: `need-demo-${index + 1}`,
      askerId: member._id,
      branchId: area.branchId,
      leadId: area.leadId,
      supplied: {},
      raisedAt,
      dueAt: dueAfter(plan.when, raisedAt),
      ...(answer && { takenBy: area.leadId }),
      answers: answer ? [{ at: raisedAt + HOUR, by: area.leadId, text: answer }] : [],
      spent: [],
      version: 1,
      isDemo: true,
    }
  })
}
