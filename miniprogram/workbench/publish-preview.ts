import type { ShiftView, TaskDetail, TaskItem } from '../../cloudfunctions/contract/task'
import { inOneLine, withUnit } from '../services/format'
import { type CardView, cardView } from '../services/task-card-view'
import { type FactsView, factsView } from '../services/task-facts-view'
import type { PublishForm } from './publish-form'
import { type Slot, type SlotRow, slotRows, slotsOf } from './slot-plan'
import { audienceWords, kindText, slotText } from './task-words'

/** What people will see once it is published. */
export interface PreviewView {
  card: CardView
  facts: FactsView
  rows: SlotRow[]
  /** `8 班 · 大家都可以报 · 劳动` */
  text: string
}

export function previewOf(form: PublishForm, branchName: string, now: number): PreviewView {
  const slots = slotsOf(form.plan)
  const shifts = slots.map((slot) => emptyShift(slot, form))
  const first = shifts[0] as ShiftView
  const { action: _nothingToTap, ...card } = cardView(itemOf(form, branchName, first), {
    now,
    namesDay: true,
  })
  return {
    // The points are the cloud's to say.
    card: { ...card, time: slotText(first.startsAt, first.endsAt) },
    facts: factsView(taskOf(form, branchName, shifts)),
    rows: slotRows(form.plan),
    text: inOneLine(withUnit(slots.length, '班'), audienceWords[form.audience], kindText(form.kind)),
  }
}

function emptyShift({ startsAt, endsAt, places }: Slot, { audience }: PublishForm): ShiftView {
  return {
    id: `new-${startsAt}`,
    startsAt,
    endsAt,
    places,
    left: places,
    taken: 0,
    waiting: 0,
    queueLeft: places,
    points: 0,
    state: 'open',
    audience,
  }
}

function itemOf(form: PublishForm, branchName: string, shift: ShiftView): TaskItem {
  const { title, kind, urgent, site } = form
  return { taskId: 'new', title, kind, urgent, branchName, siteName: site.name, shift }
}

function taskOf(form: PublishForm, branchName: string, shifts: ShiftView[]): TaskDetail {
  const { title, kind, urgent, about, site, bring, bringNote, leadName, chain } = form
  return {
    taskId: 'new',
    title,
    kind,
    urgent,
    about,
    branchName,
    site: { name: site.name, note: site.note },
    lead: { name: leadName },
    chain: chain.map(({ post, name }) => ({ post, name })),
    bring,
    ...(bringNote && { bringNote }),
    shifts,
  }
}
