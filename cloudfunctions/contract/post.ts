import * as v from 'valibot'
import { count, day, id, instant, read, text, write } from './method'
import { pictureState, shownPicture } from './picture'

/** 支部动态, 致富信息, 用工信息, 政策法律, 通知公告 (PRODUCT §6). */
export const channel = v.picklist(['branch', 'income', 'jobs', 'law', 'notice'])

/** Whose feed it stands in: the branch's, or the whole general branch's, which then agrees, too. */
const reach = v.picklist(['branch', 'town'])

/** Who sees a 通知公告: everybody, those who belong there, or some tracks (D is away). Other channels are for everybody. */
const audience = v.variant('who', [
  v.object({ who: v.literal('all') }),
  v.object({ who: v.literal('members') }),
  v.object({
    who: v.literal('tracks'),
    tracks: v.pipe(v.array(v.picklist(['A', 'B', 'C', 'D', 'E'])), v.minLength(1), v.maxLength(5)),
  }),
])

/**
 * `draft`: being written, or returned. `review`: waits for the branch. `upper`: waits for the general branch.
 * `published`: agreed; people see it from its time on, once WeChat has passed the text. `withdrawn`: nobody sees it.
 */
export const postState = v.picklist(['draft', 'review', 'upper', 'published', 'withdrawn'])

/** What WeChat says of the words; `none`: not asked, since it is still being written. */
const textCheck = v.picklist(['none', 'waiting', 'passed', 'refused'])

const paragraph = v.object({ kind: v.literal('paragraph'), text: text(1_000) })
const quote = v.object({ kind: v.literal('quote'), text: text(300) })
const list = v.object({
  kind: v.literal('list'),
  items: v.pipe(v.array(text(100)), v.minLength(1), v.maxLength(20)),
})
const picture = v.object({
  kind: v.literal('picture'),
  pictureId: id,
  caption: v.optional(text(40)),
})

/** Words and pictures in their order; at most nine pictures and 6,000 characters in all (`content-rules.ts`). */
const content = v.object({
  title: text(40),
  blocks: v.pipe(
    v.array(v.variant('kind', [paragraph, quote, list, picture])),
    v.minLength(1),
    v.maxLength(40),
  ),
})

const shownBlock = v.variant('kind', [
  paragraph,
  quote,
  list,
  v.object({ kind: v.literal('picture'), caption: v.optional(v.string()), ...shownPicture.entries }),
])

/** Where the facts came from. A task can be opened from the article: 用工信息 ends in a claimed place. */
const source = v.object({
  kind: v.picklist(['task', 'need', 'month', 'festival']),
  id: v.pipe(v.string(), v.regex(/^[\w:-]{1,80}$/)),
})

const cursor = v.optional(v.pipe(v.string(), v.maxLength(120)))
const limit = v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(20)), 10)

const item = v.object({
  postId: id,
  channel,
  title: v.string(),
  branchId: id,
  branchName: v.string(),
  /** The instant from which people see it. */
  at: instant,
  isPinned: v.boolean(),
  /** The first picture that WeChat has passed. */
  cover: v.optional(v.object({ ...shownPicture.entries, url: v.string() })),
})

/**
 * What people see, pinned first, newest first. `orgId`: one branch, or one general branch; absent: what concerns the
 * caller (own branches and their general branch; a visitor: every general branch). `words`: in title or text.
 */
export const postList = read(
  v.object({
    orgId: v.optional(id),
    channel: v.optional(channel),
    words: v.optional(text(20)),
    cursor,
    limit,
  }),
  v.object({ items: v.array(item), next: v.optional(v.string()) }),
)

/**
 * Whose feeds one can choose from: the branches of the caller's towns in the order of the tree; a visitor's are those of
 * the only town there is, or else the towns.
 */
export const postPlaces = read(
  v.object({}),
  v.object({ places: v.array(v.object({ orgId: id, name: v.string() })) }),
)

export const postGet = read(
  v.object({ postId: id }),
  v.object({
    ...item.entries,
    blocks: v.array(shownBlock),
    /** What was put right after publication, newest last. */
    corrections: v.array(v.object({ at: instant, note: v.string() })),
    /** How often it was opened, by whoever. */
    reads: count,
    taskId: v.optional(id),
  }),
)

/** Somebody opened it: a number, nobody's name. */
export const postRead = write(v.object({ postId: id }), v.object({ reads: count }))

const settings = v.object({
  branchId: id,
  channel,
  reach,
  audience,
  /** Not before this instant; absent: at once. */
  publishAt: v.optional(instant),
  source: v.optional(source),
})

/** For those who write and review. */
const desk = v.object({
  postId: id,
  version: count,
  state: postState,
  textCheck,
  ...settings.entries,
  branchName: v.string(),
  authorName: v.string(),
  isMine: v.boolean(),
  /** Empty for others than its writer while WeChat has not passed the words. */
  title: v.string(),
  isHidden: v.boolean(),
  savedAt: instant,
  /** The instant from which people see it; absent: nobody does yet. */
  visibleAt: v.optional(instant),
  isPinned: v.boolean(),
  /** Why it came back: an officer's words, none from one who could not read it, or WeChat's no. */
  returned: v.optional(v.object({ by: v.picklist(['officer', 'wechat']), reason: v.string(), at: instant })),
  reads: count,
})

const editableBlock = v.variant('kind', [
  paragraph,
  quote,
  list,
  v.object({
    kind: v.literal('picture'),
    caption: v.optional(v.string()),
    check: pictureState,
    ...shownPicture.entries,
  }),
])

const editable = v.object({
  ...desk.entries,
  blocks: v.array(editableBlock),
  corrections: v.array(v.object({ at: instant, note: v.string() })),
  /** New words for a published post that wait for WeChat, or that it refused; the words are for their writer only. */
  correction: v.optional(
    v.object({
      at: instant,
      isRefused: v.boolean(),
      words: v.optional(v.object({ title: v.string(), note: v.string(), blocks: v.array(editableBlock) })),
    }),
  ),
  /** What the caller may do now. */
  may: v.array(
    v.picklist(['edit', 'submit', 'approve', 'return', 'withdraw', 'pin', 'correct', 'delete', 'recheck']),
  ),
})

/** `toReview`: waits for the caller's word. `mine`: what I wrote. `all`: everything of my branches, newest first. */
export const postDesk = read(
  v.object({ view: v.picklist(['mine', 'toReview', 'all']), cursor, limit }),
  v.object({ items: v.array(desk), next: v.optional(v.string()) }),
)

export const postForEdit = read(v.object({ postId: id }), editable)

/** A new draft, or a draft changed; without `postId` it is new. */
export const postSave = write(
  v.object({
    ...settings.entries,
    content,
    postId: v.optional(id),
    version: v.optional(count),
  }),
  editable,
)

const named = { postId: id, version: count }

/** 送审. Whoever may publish there publishes; WeChat's check of the words comes first for everybody. */
export const postSubmit = write(v.object(named), editable)

export const postReview = write(
  v.object({
    ...named,
    do: v.variant('verb', [
      v.object({ verb: v.literal('approve') }),
      v.object({ verb: v.literal('return'), reason: text(100) }),
    ]),
  }),
  editable,
)

/**
 * Before publication by its writer, after it by whoever may publish there. Until people can see it it becomes a draft
 * again; after that nobody sees it any more.
 */
export const postWithdraw = write(v.object(named), editable)

export const postPin = write(v.object({ ...named, isPinned: v.boolean() }), editable)

/** The published words are put right, and a note says so. What stands stays until WeChat has passed the new words. */
export const postCorrect = write(v.object({ ...named, content, note: text(60) }), editable)

/** A draft, or what was withdrawn, and its pictures: gone for good. Whoever reviews there may do it unseen. */
export const postDelete = write(v.object(named), v.object({ postId: id }))

/** Asks WeChat once more, with the caller as the person who is there now. */
export const postRecheck = write(v.object({ postId: id }), editable)

/** Facts for a beginning: nobody's name besides published winners'. The author adds the words. */
export const postSources = read(
  v.object({ branchId: id }),
  v.object({
    tasks: v.array(
      v.object({
        taskId: id,
        title: v.string(),
        siteName: v.string(),
        startsAt: instant,
        people: count,
        hours: v.number(),
      }),
    ),
    /** Labour asked for and not closed: how many people, for what. */
    needs: v.array(v.object({ needId: id, asked: count, supplied: count, raisedAt: instant })),
    months: v.array(v.object({ month: v.string(), names: v.array(v.string()) })),
    festivals: v.array(v.object({ day, name: v.string() })),
  }),
)

/** What a branch told people in a year, counted from the posts: month by month and channel by channel. */
export const postFigures = read(
  v.object({ branchId: id, year: v.pipe(v.string(), v.regex(/^20\d\d$/)) }),
  v.object({
    months: v.array(v.object({ month: v.string(), channel, posts: count, reads: count })),
  }),
)

export type Channel = v.InferOutput<typeof channel>
export type Audience = v.InferOutput<typeof audience>
export type PostState = v.InferOutput<typeof postState>
export type TextCheck = v.InferOutput<typeof textCheck>
export type Content = v.InferOutput<typeof content>
export type Block = Content['blocks'][number]
export type ShownBlock = v.InferOutput<typeof shownBlock>
export type PostItem = v.InferOutput<typeof item>
export type PostSource = v.InferOutput<typeof source>
export type DeskItem = v.InferOutput<typeof desk>
export type EditableBlock = v.InferOutput<typeof editableBlock>
export type EditablePost = v.InferOutput<typeof editable>
