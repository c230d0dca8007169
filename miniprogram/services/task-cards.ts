import type { TaskItem } from '../../cloudfunctions/contract/task'
import { forgotten, type Notice, namedNotice, resultNotice } from './deed-words'
import { withUnit } from './format'
import { openTask } from './open'
import { claim, type DeedResult, deedFor, takeBack } from './pending'
import { isVisitor } from './session'
import { shiftAfter } from './shift-after'
import { type CardView, cardView, subjectOf } from './task-card-view'

/** A page that lists task cards: what it shows, and what it remembers beside it. */
export interface CardsPage {
  /** The cards' own data, one for one; kept out of `data` so that it does not travel to the view. */
  items: TaskItem[]
  namesDay: boolean
  isShown: boolean
  /** Ends what `watchDeeds` began. */
  stopWatching: () => void
  /** What to say on a card about its last deed, by shift. */
  news: Record<string, Notice | undefined>
  setData(changes: Record<string, unknown>): void
}

/** The part of `data` that these functions keep. */
export interface CardsData {
  cards: CardView[]
  notice: Notice | null
  isInviting: boolean
}

export const noCards: CardsData = { cards: [], notice: null, isInviting: false }

type CardEvent = WechatMiniprogram.CustomEvent<{ shiftId: string; taskId: string }>

/** What the cards and the sheet for visitors send, and the end of listening; to be spread among a page's own. */
export const cardHandlers = {
  onOpen({ detail }: CardEvent) {
    openTask(detail.taskId, detail.shiftId)
  },

  onClaim(this: CardsPage, { detail }: CardEvent) {
    void claimCard(this, detail.shiftId)
  },

  onTakeBack(this: CardsPage, { detail }: CardEvent) {
    void takeBackCard(this, detail.shiftId)
  },

  onInviteClose(this: CardsPage) {
    this.setData({ isInviting: false })
  },

  onResult(this: CardsPage, result: DeedResult) {
    applyDeed(this, result, Date.now())
  },

  onHide(this: CardsPage) {
    this.isShown = false
  },

  onUnload(this: CardsPage) {
    this.stopWatching()
  },
}

/** Shows these items instead of all before. */
export function showCards(page: CardsPage, items: TaskItem[]): void {
  page.items = items
  page.setData({ cards: items.map((item) => draw(page, item)) })
}

/** Adds the next items below; only they travel to the view. */
export function appendCards(page: CardsPage, items: TaskItem[]): void {
  const known = new Set(page.items.map(({ shift }) => shift.id))
  const added = items.filter(({ shift }) => !known.has(shift.id))
  const changes = added.map((item, index) => [`cards[${page.items.length + index}]`, draw(page, item)])
  page.items = [...page.items, ...added]
  page.setData(Object.fromEntries(changes))
}

async function claimCard(page: CardsPage, shiftId: string): Promise<void> {
  const item = page.items.find(({ shift }) => shift.id === shiftId)
  if (!item) {
    return
  }
  if (await isVisitor()) {
    page.setData({ isInviting: true })
    return
  }
  page.news[shiftId] = undefined
  const claiming = claim(subjectOf(item))
  redraw(page, shiftId)
  await claiming
}

async function takeBackCard(page: CardsPage, shiftId: string): Promise<void> {
  const taken = await takeBack(shiftId)
  if (taken === 'forgotten') {
    page.news[shiftId] = forgotten
  }
  redraw(page, shiftId)
}

/** Brings a deed's result onto its card, or above the list when no card shows its shift. */
function applyDeed(page: CardsPage, result: DeedResult, now: number): void {
  const { shiftId } = result.deed.subject
  const index = page.items.findIndex(({ shift }) => shift.id === shiftId)
  const item = page.items[index]
  if (!item) {
    const notice = namedNotice(result, now)
    if (notice && page.isShown) {
      page.setData({ notice })
    }
    return
  }
  page.items[index] = { ...item, shift: shiftAfter(item.shift, result) }
  const isUnbound = result.state === 'refused' && result.error.code === 'NOT_BOUND'
  const notice = isUnbound ? undefined : cardNotice(result, now)
  if (notice) {
    page.news[shiftId] = notice
  }
  redraw(page, shiftId)
  if (isUnbound && page.isShown) {
    page.setData({ isInviting: true })
  }
}

function cardNotice(result: DeedResult, now: number): Notice | undefined {
  const notice = resultNotice(result, now)
  const isClash = result.state === 'refused' && result.error.code === 'CLASH'
  return notice && isClash ? { ...notice, text: `${notice.text}点开这个任务可以换班。` } : notice
}

function redraw(page: CardsPage, shiftId: string): void {
  const index = page.items.findIndex(({ shift }) => shift.id === shiftId)
  const item = page.items[index]
  if (item) {
    page.setData({ [`cards[${index}]`]: draw(page, item) })
  }
}

function draw(page: CardsPage, item: TaskItem): CardView {
  const { id } = item.shift
  return cardView(item, {
    now: Date.now(),
    namesDay: page.namesDay,
    deed: deedFor(id),
    news: page.news[id],
  })
}

/** What a friend reads in the chat before opening the list. */
export function listShare(heading: string, items: TaskItem[]): { title: string; path: string } {
  const left = items.reduce((sum, { shift }) => sum + shift.left, 0)
  const title = left > 0 ? `${heading}，还缺 ${withUnit(left, '人')}` : '蓝领任务'
  return { title, path: '/pages/task/list/list' }
}
