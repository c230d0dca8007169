import * as v from 'valibot'
import { count, id, instant, read, write } from './method'

/** What a person is told; the words are the page's. */
export const messageKind = v.picklist([
  'placeOffered',
  'offerPassed',
  'notMovedUp',
  'claimedForYou',
  'releasedForYou',
  'addedLate',
  'shiftChanged',
  'taskChanged',
  'shiftCancelled',
  'comingTomorrow',
  'hoursToConfirm',
  'hoursConfirmed',
  'hoursCorrected',
  'needRaised',
  'needTaken',
  'needAnswered',
  'needBecameTask',
  'needTaskCancelled',
  'needAskDone',
  'needDone',
  'needNotDone',
  'needWithdrawn',
  'needOverdue',
  'redStarNotice',
  'deedReturned',
  'objectionAnswered',
  'objectionOverdue',
  'monthToConfirm',
  'monthToFix',
  'postToReview',
  'postReturned',
  'postPublished',
  'postTextRefused',
  'pictureRefused',
])

/** What the words need; titles, times and officers' reasons, never anybody's name. */
const messageFacts = v.object({
  title: v.optional(v.string()),
  siteName: v.optional(v.string()),
  startsAt: v.optional(instant),
  endsAt: v.optional(instant),
  until: v.optional(instant),
  hours: v.optional(v.number()),
  reason: v.optional(v.string()),
})

/** What WeChat can send: that a place is free, that a shift changed, what became of a need. */
const template = v.picklist(['offer', 'shift', 'need'])

const message = v.object({
  messageId: v.string(),
  kind: messageKind,
  at: instant,
  facts: messageFacts,
  /** What a tap opens. */
  taskId: v.optional(id),
  shiftId: v.optional(id),
  needId: v.optional(id),
  postId: v.optional(id),
  isNew: v.boolean(),
})

/** What I was told in the last ninety days, newest first. */
export const messageList = read(
  v.object({
    cursor: v.optional(v.pipe(v.string(), v.maxLength(400))),
    limit: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(50)), 20),
  }),
  v.object({ items: v.array(message), next: v.optional(v.string()), unread: count }),
)

/** Everything up to `until` is read. */
export const messageSeen = write(v.object({ until: instant }), v.object({ unread: count }))

/** The templates the person agreed to, one message each; WeChat gives no other way to reach them. */
export const messageAgree = write(
  v.object({ templates: v.pipe(v.array(template), v.minLength(1), v.maxLength(3)) }),
  /** How many messages can be sent to the person now. */
  v.object({ agreed: count }),
)

/** The template ids of this town, for wx.requestSubscribeMessage; empty where none are configured. */
export const messageTemplates = read(
  v.object({}),
  v.object({ offer: v.optional(v.string()), shift: v.optional(v.string()), need: v.optional(v.string()) }),
)

export type MessageKind = v.InferOutput<typeof messageKind>
export type MessageFacts = v.InferOutput<typeof messageFacts>
export type TemplateName = v.InferOutput<typeof template>
export type MessageItem = v.InferOutput<typeof message>
