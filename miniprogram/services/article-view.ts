import type { Output } from '../../cloudfunctions/contract/contract'
import type { ShownBlock } from '../../cloudfunctions/contract/post'
import { dayOf, monthDay, withUnit } from './format'
import { articleUrl } from './post-urls'
import { articleDay, sourceOf } from './post-view'

export type Article = Output<'post.get'>

/** Taller than this a picture is shown whole within its room, narrower than the page. */
const tallest = 1.6

export type BlockView =
  | { key: number; kind: 'paragraph' | 'quote'; text: string }
  | { key: number; kind: 'list'; items: string[] }
  | {
      key: number
      kind: 'picture'
      pictureId: string
      caption: string
      /** Empty while it may not be shown; its room is kept. */
      url: string
      /** Its height in hundredths of its width. */
      room: number
    }

export interface ArticleView {
  title: string
  byline: string
  blocks: BlockView[]
  corrections: { key: number; text: string }[]
  reads: string
  hasTask: boolean
}

export function articleView(article: Article, now: number): ArticleView {
  const { title, blocks, corrections, reads, taskId } = article
  return {
    title,
    byline: bylineOf(article, now),
    blocks: blocks.map(blockView),
    corrections: corrections.map(({ at, note }) => ({
      key: at,
      text: `${monthDay(dayOf(at))}更正：${note}`,
    })),
    reads: readsText(reads),
    hasTask: taskId !== undefined,
  }
}

/** Of an article people see a branch and a day, nobody's name. */
export function bylineOf({ branchName, at }: Pick<Article, 'branchName' | 'at'>, now: number): string {
  return `${branchName} · ${articleDay(at, now)}`
}

export function readsText(reads: number): string {
  return reads > 0 ? `看过 ${withUnit(reads, '次')}` : ''
}

function blockView(block: ShownBlock, key: number): BlockView {
  if (block.kind === 'picture') {
    const { pictureId, width, height, caption = '' } = block
    const room = Math.round(Math.min(height / width, tallest) * 10_000) / 100
    return { key, kind: 'picture', pictureId, caption, url: sourceOf(block), room }
  }
  return known.has(block.kind) ? { key, ...block } : { key, kind: 'paragraph', text: laterPart }
}

const known: ReadonlySet<string> = new Set(['paragraph', 'quote', 'list'])

/** Where an article has something that only a newer version can draw. */
const laterPart = '（这一段更新小程序以后可见。）'

/** The first picture that may be shown. */
export function firstPicture({ blocks }: Pick<Article, 'blocks'>) {
  for (const block of blocks) {
    if (block.kind === 'picture' && block.url !== undefined) {
      return block
    }
  }
  return undefined
}

/** What a neighbour sees in the chat. */
export function articleShare(
  postId: string,
  article?: Article,
): { title: string; path: string; imageUrl?: string } {
  const imageUrl = article?.cover?.url
  return {
    title: article?.title ?? '支部动态',
    path: articleUrl(postId),
    ...(imageUrl !== undefined && { imageUrl }),
  }
}
