import { queueCap, type Shift } from '../../cloudfunctions/features/task/shift-rules'
import { type Check, type Finding, problem } from './check'
import { walk } from './walk'
import { named } from './words'

type Counted = Pick<
  Shift,
  'places' | 'left' | 'queueLeft' | 'roster' | 'held' | 'queue' | 'confirmed' | 'posted'
>

/** Whether the free places are those that the people leave, and everybody stands in it once. */
function addsUp(shift: Counted): boolean {
  const { places, left, queueLeft, roster, held, queue, confirmed, posted } = shift
  const people = [...roster, ...held, ...queue].map(({ memberId }) => memberId)
  return (
    left === places - roster.length - held.length &&
    queueLeft === queueCap(places) - queue.length &&
    new Set(people).size === people.length &&
    posted <= confirmed.length
  )
}

function judgeShifts(wrong: readonly string[]): Finding[] {
  return wrong.length === 0
    ? []
    : [
        problem(
          `班次的名额和名单对不上，${named(wrong, '个班')}`,
          '可能有空名额没有人报得上，或者报得比名额多',
          '把编号交给维护的人；开始以前请领头人核对名单',
        ),
      ]
}

const fields = [
  'taskId',
  'branchId',
  'siteId',
  'leadId',
  'places',
  'left',
  'queueLeft',
  'roster',
  'held',
  'queue',
  'spent',
  'coming',
  'checkIns',
  'wrongCodes',
  'releases',
  'confirmed',
  'posted',
  'notes',
] as const satisfies readonly (keyof Shift)[]

export const checkShifts: Check = {
  name: 'shifts',
  title: '班次的名额和名单',
  isWalk: true,
  readsDocuments: true,
  async run(place) {
    const wrong: string[] = []
    const { total, large } = await walk<Shift, (typeof fields)[number]>(
      place,
      { collection: 'shifts', fields, unit: '个班' },
      (page) => {
        wrong.push(...page.filter((shift) => !addsUp(shift)).map(({ _id }) => _id))
      },
    )
    return { seen: `${total} 个班`, findings: [...judgeShifts(wrong), ...large] }
  },
}
