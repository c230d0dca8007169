import * as v from 'valibot'
import { count, id, instant, read, text, write } from './method'
import { photo } from './picture'

/** 缺工, 纠纷, 用地, 技术, 政策/法律/就业咨询, 其他 (PRODUCT §4), and a hand at home. */
const needKind = v.picklist(['labour', 'dispute', 'land', 'skill', 'advice', 'home', 'other'])

/** How soon: decides when an unanswered need rises to the branch. */
const needWhen = v.picklist(['today', 'days', 'anytime'])

/**
 * `open`: nobody has taken it. `taken`: somebody looks after it. `answered`: it has an answer, the asker is asked.
 * `task`: a task answers it. `done`, `notDone`: the asker's word. `withdrawn`: the asker needs it no more.
 */
export const needState = v.picklist(['open', 'taken', 'answered', 'task', 'done', 'notDone', 'withdrawn'])

const rating = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(5))

const item = v.object({
  needId: id,
  kind: needKind,
  text: v.string(),
  place: v.string(),
  when: needWhen,
  state: needState,
  raisedAt: instant,
  askerName: v.string(),
  branchName: v.string(),
  leadName: v.optional(v.string()),
  /** Nobody answered in time: it stands with the branch now. */
  isOverdue: v.boolean(),
  /** Labour: people asked for, and people supplied so far. */
  asked: v.optional(count),
  supplied: v.optional(count),
  version: count,
})

const full = v.object({
  ...item.entries,
  /** To those who look after it only, and only if the asker gave it. */
  phone: v.optional(v.string()),
  photo: v.optional(photo),
  answers: v.array(v.object({ at: instant, byName: v.string(), text: v.string() })),
  taskId: v.optional(id),
  taskTitle: v.optional(v.string()),
  rating: v.optional(rating),
  isMine: v.boolean(),
  /** I may answer it. */
  mayAnswer: v.boolean(),
  branchId: id,
  /** When it rises to the branch if nobody answers. */
  dueAt: instant,
})

/** The duty areas I may name, for choosing where it is. */
export const needPlaces = read(
  v.object({}),
  v.object({ areas: v.array(v.object({ areaId: id, name: v.string(), branchName: v.string() })) }),
)

export const needRaise = write(
  v.object({
    kind: needKind,
    text: text(300),
    place: text(40),
    when: needWhen,
    /** Goes to the area's lead; without one, to the branch. */
    areaId: v.optional(id),
    /** Only if the asker wants a call. */
    phone: v.optional(v.pipe(v.string(), v.regex(/^1\d{10}$/))),
    asked: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(500))),
    /** Of `picture.begin` with use `need`, uploaded. */
    pictureId: v.optional(id),
  }),
  v.object({ needId: id }),
)

/**
 * `mine`: what I raised. `toMe`: what I look after, as lead or officer, and what waits for me, overdue first. `closed`:
 * the same, once it has an answer, a task or an end.
 */
export const needList = read(
  v.object({
    view: v.picklist(['mine', 'toMe', 'closed']),
    cursor: v.optional(v.pipe(v.string(), v.maxLength(100))),
    limit: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(50)), 20),
  }),
  v.object({ items: v.array(item), next: v.optional(v.string()) }),
)

export const needGet = read(v.object({ needId: id }), full)

/** `take`: 我来办. `answer`: words for the asker, who is then asked whether it is done. */
export const needAnswer = write(
  v.object({
    needId: id,
    version: count,
    do: v.variant('verb', [
      v.object({ verb: v.literal('take') }),
      v.object({ verb: v.literal('answer'), text: text(300) }),
    ]),
  }),
  full,
)

/** The asker's word: done with a rating, not done (it opens again), or needed no more. */
export const needClose = write(
  v.object({
    needId: id,
    version: count,
    do: v.variant('verb', [
      v.object({ verb: v.literal('done'), rating }),
      v.object({ verb: v.literal('notDone'), text: v.optional(text(100)) }),
      v.object({ verb: v.literal('withdraw') }),
    ]),
  }),
  full,
)

export type NeedItem = v.InferOutput<typeof item>
export type NeedDetail = v.InferOutput<typeof full>
export type NeedKind = v.InferOutput<typeof needKind>
export type NeedState = v.InferOutput<typeof needState>
export type NeedWhen = v.InferOutput<typeof needWhen>
