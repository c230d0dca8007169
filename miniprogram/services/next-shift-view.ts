import type { TaskDetail, TaskItem } from '../../cloudfunctions/contract/task'
import { nearRange } from './format'
import { canCheckIn } from './shift-view'
import { checkedInWords, heldUntilWords, positionWords } from './stand-words'

/** My next shift on the first page; without one, `shiftId` is empty and the block invites to look around. */
export interface NextShiftView {
  shiftId: string
  taskId: string
  kind: string
  title: string
  lines: string[]
  canCheckIn: boolean
  hasRoute: boolean
  hasPhone: boolean
}

/** A place kept for me cannot wait, so it comes first; then my next place, then my place in a queue. */
export function nextShift(mine: TaskItem[], now: number): TaskItem | undefined {
  const ahead = mine.filter(({ shift }) => shift.state === 'open' && shift.endsAt > now)
  const first = (state: string) => ahead.find(({ shift }) => shift.mine?.state === state)
  return first('offered') ?? first('claimed') ?? first('waiting')
}

/** `detail` adds the leader and the ways there once it is known. */
export function nextShiftView(
  item: TaskItem | undefined,
  detail: TaskDetail | undefined,
  now: number,
): NextShiftView {
  if (!item) {
    return {
      shiftId: '',
      taskId: '',
      kind: '您还没有报班',
      title: '看看哪里缺人手',
      lines: ['挑个您方便的时间。'],
      canCheckIn: false,
      hasRoute: false,
      hasPhone: false,
    }
  }
  const { shift, siteName } = item
  const lead = detail?.lead
  return {
    shiftId: shift.id,
    taskId: item.taskId,
    kind: kindOf(item, now),
    title: item.title,
    lines: [
      `${nearRange(shift.startsAt, shift.endsAt, now)} · ${siteName}`,
      ...(lead ? [`领头人 ${lead.name}`] : []),
    ],
    canCheckIn: canCheckIn(shift, now),
    hasRoute: detail?.site.latitude !== undefined && detail.site.longitude !== undefined,
    hasPhone: lead?.phone !== undefined,
  }
}

function kindOf({ shift: { mine } }: TaskItem, now: number): string {
  if (mine?.state === 'offered') {
    return `轮到您了，${heldUntilWords(mine.until, now)}`
  }
  if (mine?.state === 'waiting') {
    return positionWords(mine)
  }
  return mine?.checkedInAt ? checkedInWords(mine.checkedInAt) : '我的下一班'
}
