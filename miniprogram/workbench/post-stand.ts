import type { DeskItem, EditablePost } from '../../cloudfunctions/contract/post'
import { nearTime } from '../services/format'
import { isSecretary, type Role } from './place-view'

type Standing = Pick<DeskItem, 'state' | 'textCheck' | 'visibleAt' | 'publishAt' | 'returned'>

/** People see it; without a time of its own that is so at once, whatever the clock of this phone says. */
export function isOut(
  { visibleAt, publishAt }: Pick<DeskItem, 'visibleAt' | 'publishAt'>,
  now: number,
): boolean {
  return visibleAt !== undefined && (publishAt === undefined || visibleAt <= now)
}

/** Where a post stands, in a few words. */
export function stateText(post: Standing, now: number): string {
  const { state, textCheck, visibleAt, returned } = post
  if (state === 'withdrawn') {
    return '已撤回'
  }
  if (state === 'draft') {
    return returned ? returnedText(returned) : '草稿'
  }
  if (textCheck === 'waiting') {
    return '等微信检查'
  }
  if (state === 'published') {
    return isOut(post, now) ? '已发布' : `${nearTime(visibleAt ?? now, now)} 发布`
  }
  return state === 'review' ? '等支部审' : '等总支审'
}

function returnedText({ by, reason }: NonNullable<DeskItem['returned']>): string {
  return by === 'wechat' ? '微信没通过' : `退回：${reason}`
}

/** Words in amber say that somebody has to do something about it. */
export function isHeldUp({ state, returned }: Pick<DeskItem, 'state' | 'returned'>): boolean {
  return state === 'draft' && returned !== undefined
}

export interface StepView {
  name: string
  state: 'done' | 'now' | 'todo'
  /** For who does not see the shapes. */
  label: string
}

const stepStates = { done: '办好了', now: '正在这一步', todo: '还没到' }

/** 写好 → 微信检查 → 支部审 → 总支审 → 发布; the general branch only where the whole town reads it. */
export function stepsOf(post: Standing & Pick<DeskItem, 'reach'>, now: number): StepView[] {
  const names = ['写好', '微信检查', '支部审', ...(post.reach === 'town' ? ['总支审'] : []), '发布']
  const at = stepNow(post, names.length, now)
  return names.map((name, index) => {
    const state = stateAt(index, at)
    return { name, state, label: `${name}：${stepStates[state]}` }
  })
}

function stateAt(index: number, at: number): StepView['state'] {
  if (index < at) {
    return 'done'
  }
  return index === at ? 'now' : 'todo'
}

/** Which step it stands at; as many as there are: all are done. */
function stepNow(post: Standing, steps: number, now: number): number {
  const { state, textCheck } = post
  if (state === 'draft' || state === 'withdrawn') {
    return 0
  }
  if (textCheck !== 'passed') {
    return 1
  }
  if (state === 'published') {
    return isOut(post, now) ? steps : steps - 1
  }
  return state === 'review' ? 2 : 3
}

/** Whether my word is the last one for the whole general branch. */
function speaksForTown(roles: readonly Role[]): boolean {
  return roles.some(({ role }) => role === 'generalSecretary' || role === 'countyAdministrator')
}

interface Way {
  /** What the button says. */
  button: string
  /** What happens after it. */
  text: string
  isPublishing: boolean
}

/** What becomes of it when I send it on its way: as far as my word reaches. */
export function wayOf(
  { reach, at }: { reach: 'branch' | 'town'; at?: number | undefined },
  roles: readonly Role[],
  now: number,
): Way {
  if (!isSecretary(roles)) {
    const then = reach === 'town' ? '交支部书记审，再交总支书记审。' : '交支部书记审。'
    return { button: '送审', text: `微信检查通过后，${then}`, isPublishing: false }
  }
  if (reach === 'town' && !speaksForTown(roles)) {
    return { button: '送总支审', text: '微信检查通过后，交总支书记审。', isPublishing: false }
  }
  const when = at !== undefined && at > now ? `${nearTime(at, now)} 发出去` : '马上发出去'
  return { button: '发布', text: `微信检查通过后，${when}。`, isPublishing: true }
}

/** The same for my yes to what another wrote. */
export function approvalOf(
  { reach, publishAt }: Pick<EditablePost, 'reach' | 'publishAt'>,
  roles: readonly Role[],
  now: number,
): Way {
  if (reach === 'town' && !speaksForTown(roles)) {
    return { button: '同意，交总支审', text: '同意以后，交总支书记审。', isPublishing: false }
  }
  const when = publishAt !== undefined && publishAt > now ? `${nearTime(publishAt, now)} ` : '马上'
  return { button: '同意发布', text: `同意以后，${when}发出去。`, isPublishing: true }
}
