import type { PictureState } from '../../cloudfunctions/contract/picture'
import type { Block, EditableBlock } from '../../cloudfunctions/contract/post'
import { swapped } from './swapped'

/** `waiting`: for its turn to be uploaded. `lost`: the phone has it no more. `there`: the cloud has it. */
type Progress = 'waiting' | 'sending' | 'failed' | 'lost' | 'there'

/** A picture of a piece of news: on this phone until the cloud has it. */
export interface FormPicture {
  /** Empty until it is uploaded. */
  pictureId: string
  /** The phone's own copy; empty for one that was saved. */
  filePath: string
  /** A retry of the upload carries the same. */
  requestId: string
  progress: Progress
  percent: number
  /** When it was uploaded; the cloud keeps for a day what no save refers to. */
  sentAt: number
  check: PictureState
  /** What is shown: the phone's copy or the cloud's; empty when there is none to be shown. */
  url: string
}

/** One piece of what is written: paragraphs, lists and quotations are their words, a picture has a caption. */
export interface FormBlock {
  key: string
  kind: Block['kind']
  /** The items of a list stand one on a line. */
  text: string
  picture: FormPicture | null
}

export const kindNames: Record<Block['kind'], string> = {
  paragraph: '一段话',
  list: '列表',
  quote: '引用',
  picture: '照片',
}

export function blockOf(block: EditableBlock, key: string): FormBlock {
  if (block.kind === 'picture') {
    const { pictureId, caption = '', check, url = '' } = block
    const picture: FormPicture = { ...savedPicture, pictureId, check, url }
    return { key, kind: block.kind, text: caption, picture }
  }
  const text = block.kind === 'list' ? block.items.join('\n') : block.text
  return { key, kind: block.kind, text, picture: null }
}

const savedPicture = {
  filePath: '',
  requestId: '',
  progress: 'there',
  percent: 100,
  sentAt: 0,
} as const

export function newPicture(filePath: string, requestId: string): FormPicture {
  return {
    pictureId: '',
    filePath,
    requestId,
    progress: 'waiting',
    percent: 0,
    sentAt: 0,
    check: 'checking',
    url: filePath,
  }
}

export function itemsOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

/** A picture is always kept; words only where there are any. */
export function isWritten({ kind, text }: FormBlock): boolean {
  return kind === 'picture' || text.trim() !== ''
}

/** Named for a new block: none of those that are there. */
function nextKey(blocks: readonly FormBlock[]): string {
  return `b${Math.max(0, ...blocks.map(({ key }) => Number(key.slice(1)))) + 1}`
}

export function withBlock(
  blocks: readonly FormBlock[],
  kind: FormBlock['kind'],
  picture: FormPicture | null = null,
): FormBlock[] {
  return [...blocks, { key: nextKey(blocks), kind, text: '', picture }]
}

export function moved(blocks: readonly FormBlock[], key: string, by: -1 | 1): FormBlock[] {
  const from = blocks.findIndex((block) => block.key === key)
  return swapped(blocks, from, by)
}
