import type { Input } from '../../cloudfunctions/contract/contract'
import type {
  Audience,
  Block,
  Channel,
  Content,
  EditableBlock,
  EditablePost,
  PostSource,
} from '../../cloudfunctions/contract/post'
import { clockTime, dayOf, startOfDay, withUnit } from '../services/format'
import { blockOf, type FormBlock, isWritten, itemsOf } from './post-block'

export type Track = Extract<Audience, { who: 'tracks' }>['tracks'][number]

/** A piece of news as it is being written. */
export interface PostForm {
  title: string
  channel: Channel
  reach: 'branch' | 'town'
  who: Audience['who']
  tracks: Track[]
  isTimed: boolean
  day: string
  time: string
  blocks: FormBlock[]
  source?: PostSource
}

export const emptyPost: PostForm = {
  title: '',
  channel: 'branch',
  reach: 'branch',
  who: 'all',
  tracks: [],
  isTimed: false,
  day: '',
  time: '08:00',
  blocks: [{ key: 'b1', kind: 'paragraph', text: '', picture: null }],
}

export const MOST_PICTURES = 9
const MOST_CHARACTERS = 6_000
/** The cloud plans no further ahead. */
const DAYS_AHEAD = 90
const MINUTE = 60_000

export type PostProblems = Partial<Record<'title' | 'blocks' | 'tracks' | 'when', string>>

export function postFormOf(post: EditablePost): PostForm {
  const { title, channel, reach, audience, publishAt, source, blocks } = post
  return {
    title,
    channel,
    reach,
    who: audience.who,
    tracks: audience.who === 'tracks' ? audience.tracks : [],
    isTimed: publishAt !== undefined,
    day: publishAt === undefined ? '' : dayOf(publishAt),
    time: publishAt === undefined ? '08:00' : clockTime(publishAt).padStart(5, '0'),
    blocks: blocksOf(blocks),
    ...(source && { source }),
  }
}

function blocksOf(blocks: readonly EditableBlock[]): FormBlock[] {
  return blocks.map((block, index) => blockOf(block, `b${index + 1}`))
}

/** What is saved: without what was left empty. Every picture has been brought into the cloud before. */
export function contentOf({ title, blocks }: Pick<PostForm, 'title' | 'blocks'>): Content {
  return { title: title.trim(), blocks: blocks.filter(isWritten).map(savedBlock) }
}

function savedBlock(block: FormBlock): Block {
  const { kind, text } = block
  if (kind === 'picture') {
    const caption = text.trim()
    return { kind, pictureId: block.picture?.pictureId ?? '', ...(caption && { caption }) }
  }
  return kind === 'list' ? { kind, items: itemsOf(text) } : { kind, text: text.trim() }
}

export function settingsOf(form: PostForm, branchId: string): Omit<Input<'post.save'>, 'content'> {
  const publishAt = publishAtOf(form)
  return {
    branchId,
    channel: form.channel,
    reach: form.reach,
    audience: audienceOf(form),
    ...(publishAt !== undefined && { publishAt }),
    ...(form.source && { source: form.source }),
  }
}

/** Only a notice is for some. */
function audienceOf({ channel, who, tracks }: PostForm): Audience {
  if (channel !== 'notice' || who === 'all') {
    return { who: 'all' }
  }
  return who === 'tracks' ? { who, tracks } : { who }
}

export function publishAtOf({ isTimed, day, time }: PostForm): number | undefined {
  if (!isTimed || !day || !time) {
    return undefined
  }
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return startOfDay(day) + (hours * 60 + minutes) * MINUTE
}

/** What has to be put right before it can go on its way; a draft may be saved with a title and a word. */
export function postProblems(form: PostForm, now: number): PostProblems {
  const blocks = blocksProblem(form)
  const when = whenProblem(form, now)
  const hasNobody = form.channel === 'notice' && form.who === 'tracks' && form.tracks.length === 0
  return {
    ...(!form.title.trim() && { title: '请写标题。' }),
    ...(blocks && { blocks }),
    ...(hasNobody && { tracks: '请选给哪几类人看。' }),
    ...(when && { when }),
  }
}

function blocksProblem({ blocks }: PostForm): string {
  if (!blocks.some(isWritten)) {
    return '请写一段，或者放一张照片。'
  }
  if (countCharacters(blocks) > MOST_CHARACTERS) {
    return '一篇最多六千个字，请删短一些。'
  }
  const items = blocks.flatMap(({ kind, text }) => (kind === 'list' ? [itemsOf(text)] : []))
  if (items.some((list) => list.length > 20)) {
    return '一个列表最多二十条，请分成两个。'
  }
  return items.flat().some((item) => item.length > 100) ? '列表的一条最多一百个字，请写短一些。' : ''
}

function whenProblem(form: PostForm, now: number): string {
  const at = publishAtOf(form)
  if (!form.isTimed) {
    return ''
  }
  if (at === undefined) {
    return '请选哪一天、几点发。'
  }
  if (at <= now) {
    return '这个时间已经过去了，请另选，或者选现在发。'
  }
  return at > now + DAYS_AHEAD * 24 * 60 * MINUTE ? '最多提前九十天，请选近一些。' : ''
}

function countCharacters(blocks: readonly FormBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.trim().length, 0)
}

export function countPictures(blocks: readonly FormBlock[]): number {
  return blocks.filter(({ kind }) => kind === 'picture').length
}

/** `写了 320 个字，还能写 5680 个。照片 2 张，还能放 7 张。` */
export function countWords(blocks: readonly FormBlock[]): string {
  const characters = countCharacters(blocks)
  const pictures = countPictures(blocks)
  const left = MOST_CHARACTERS - characters
  const text = left >= 0 ? `还能写 ${withUnit(left, '个')}` : `多了 ${withUnit(-left, '个')}`
  const room = MOST_PICTURES - pictures
  const more = room > 0 ? `还能放 ${withUnit(room, '张')}` : '放满了'
  return `写了 ${withUnit(characters, '个字')}，${text}。照片 ${withUnit(pictures, '张')}，${more}。`
}

/** The published words, or those of my correction that WeChat refused. */
export function correctionStart(post: EditablePost): { form: PostForm; note: string } {
  const form = postFormOf(post)
  const words = post.correction?.isRefused ? post.correction.words : undefined
  return words
    ? { form: { ...form, title: words.title, blocks: blocksOf(words.blocks) }, note: words.note }
    : { form, note: '' }
}
