import { type Article, bylineOf, firstPicture } from './article-view'
import { sourceOf } from './post-view'

/** One screen to be kept as a picture. */
export interface PostPosterView {
  title: string
  byline: string
  url: string
  caption: string
  /** The beginning of the text, where there is no picture. */
  words: string
}

export function postPosterView(article: Article, now: number): PostPosterView {
  const picture = firstPicture(article)
  const paragraph = article.blocks.find((block) => block.kind === 'paragraph' || block.kind === 'quote')
  return {
    title: article.title,
    byline: bylineOf(article, now),
    url: picture ? sourceOf(picture) : '',
    caption: picture?.caption ?? '',
    words: !picture && paragraph && 'text' in paragraph ? paragraph.text : '',
  }
}
