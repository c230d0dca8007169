import type { Block, Content } from '../../contract/post'
import { AppError } from '../../platform/app-error'

export const MOST_PICTURES = 9
const MOST_CHARACTERS = 6_000

/** In their order, each once. */
export function pictureIdsOf({ blocks }: Content): string[] {
  return [...new Set(blocks.flatMap((block) => (block.kind === 'picture' ? [block.pictureId] : [])))]
}

function wordsOf(block: Block): string {
  if (block.kind === 'list') {
    return block.items.join('\n')
  }
  return block.kind === 'picture' ? (block.caption ?? '') : block.text
}

export function refuseContent(content: Content): void {
  const pictures = content.blocks.filter(({ kind }) => kind === 'picture')
  if (pictures.length > MOST_PICTURES) {
    throw new AppError('CONTENT_REFUSED', { why: 'tooManyPictures' })
  }
  if (pictures.length !== pictureIdsOf(content).length) {
    throw new AppError('CONTENT_REFUSED', { why: 'picture' })
  }
  const characters = content.blocks.reduce((sum, block) => sum + wordsOf(block).length, 0)
  if (characters > MOST_CHARACTERS) {
    throw new AppError('CONTENT_REFUSED', { why: 'tooLong' })
  }
}

/** Everything somebody will read. */
export function textsToCheck({ title, blocks }: Content, note = ''): string[] {
  return [title, note, ...blocks.map(wordsOf)].filter(Boolean)
}
