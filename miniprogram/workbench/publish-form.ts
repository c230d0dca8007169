import type { Input } from '../../cloudfunctions/contract/contract'
import type { NeedDetail } from '../../cloudfunctions/contract/need'
import type { TaskDraft, TaskForEdit } from '../../cloudfunctions/contract/publish'
import type { Audience, TaskKind } from '../../cloudfunctions/contract/task'
import {
  emptyPlan,
  freshPlan,
  mostSlots,
  type SlotPlan,
  type SlotProblems,
  slotProblems,
  slotsOf,
} from './slot-plan'
import { type ChainPost, posts } from './task-words'

export interface ChainPerson {
  post: ChainPost
  memberId: string
  name: string
}

/** A task as it is written on the phone. */
export interface PublishForm {
  title: string
  kind: TaskKind
  about: string
  site: TaskDraft['site']
  leadId: string
  leadName: string
  chain: ChainPerson[]
  bring: string[]
  bringNote: string
  urgent: boolean
  audience: Audience
  needId: string
  plan: SlotPlan
}

export const emptyForm: PublishForm = {
  title: '',
  kind: 'work',
  about: '',
  site: { name: '' },
  leadId: '',
  leadName: '',
  chain: [],
  bring: [],
  bringNote: '',
  urgent: false,
  audience: 'all',
  needId: '',
  plan: emptyPlan,
}

export interface Problems {
  title?: string
  about?: string
  site?: string
  lead?: string
  slots?: SlotProblems
  all?: string
}

export function problemsOf(form: PublishForm): Problems {
  return {
    ...(!form.title.trim() && { title: '请写任务叫什么。' }),
    ...(!form.about.trim() && { about: '请写清楚干什么活。' }),
    ...(!form.site.name.trim() && { site: '请写在哪里集合。' }),
    ...(!form.leadId && { lead: '请选一位领头人。' }),
  }
}

/** The same with its shifts. */
export function newProblems(form: PublishForm, now: number): Problems {
  const slots = slotProblems(form.plan, now)
  const all = slotsOf(form.plan)
  const past = all.some(({ startsAt }) => startsAt <= now)
  const tooMany = all.length > mostSlots ? '一次最多排 60 班，请去掉几班。' : ''
  return {
    ...problemsOf(form),
    ...(Object.keys(slots).length > 0 && { slots }),
    ...((past || tooMany) && { all: tooMany || '有一班的时间已经过去了，请去掉。' }),
  }
}

/** What can be edited after publishing, too. */
export function writtenOf(form: PublishForm): Omit<Input<'task.edit'>, 'taskId' | 'version'> {
  const { site, bringNote } = form
  const note = site.note?.trim()
  return {
    title: form.title.trim(),
    kind: form.kind,
    about: form.about.trim(),
    site: { ...site, name: site.name.trim(), note: note || undefined },
    leadId: form.leadId,
    chain: form.chain.map(({ post, memberId }) => ({ post, memberId })),
    bring: form.bring,
    bringNote: bringNote.trim() || undefined,
  }
}

export function taskDraft(form: PublishForm, branchId: string): TaskDraft {
  const { urgent, audience, needId } = form
  return {
    ...writtenOf(form),
    branchId,
    urgent,
    audience,
    shifts: slotsOf(form.plan),
    ...(needId && { needId }),
  }
}

export function formOf(task: TaskForEdit): PublishForm {
  const { title, kind, about, site, leadId, leadName, bring, bringNote = '', urgent, audience } = task
  const chain = posts.flatMap((post) => task.chain.filter((person) => person.post === post))
  const fields = { title, kind, about, site, leadId, leadName, bring, bringNote, urgent, audience, chain }
  return { ...emptyForm, ...fields }
}

/** A new task like an old one; the need it answered is answered. */
export function copyOf(task: TaskForEdit, now: number): PublishForm {
  const held = task.shifts.filter(({ state }) => state !== 'cancelled')
  return { ...formOf(task), plan: freshPlan(held, now) }
}

const longestTitle = 30
const longestSite = 30

/** A need turned into a task: its words, its place, and as many places as people were asked for. */
export function formOfNeed(need: NeedDetail, lead: Pick<PublishForm, 'leadId' | 'leadName'>): PublishForm {
  const places = need.asked ? String(need.asked) : ''
  return {
    ...emptyForm,
    ...lead,
    title: need.text.split(/[，。,.\n]/)[0]?.slice(0, longestTitle) ?? '',
    kind: need.kind === 'labour' ? 'labour' : 'work',
    about: need.text,
    site: { name: need.place.slice(0, longestSite) },
    needId: need.needId,
    plan: { ...emptyPlan, places },
  }
}
