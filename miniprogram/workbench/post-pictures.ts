import type { Failure } from '../services/api'
import type { Notice } from '../services/deed-words'
import { dropFile, isKept } from '../services/kept-files'
import { uploadPicture } from '../services/picture-upload'
import { newRequestId } from '../services/request-id'
import type { FormBlock, FormPicture } from './post-block'
import type { PostForm } from './post-form'

/** Where pictures are brought into the cloud while somebody writes on. */
export interface PicturePage {
  form: PostForm
  /** The pictures that are on their way, one after another. */
  bringing?: Promise<void>
  isClosed: boolean
  setData(data: Record<string, unknown>): void
  draw(): void
  keep(): void
}

/** The cloud keeps for a day what no save refers to; before that is over it is brought again. */
const STALE = 20 * 3_600_000

/** Brings what waits for its turn; ends when nothing waits any more, whether it arrived or not. */
export function bringPictures(page: PicturePage): Promise<void> {
  page.bringing ??= bringAll(page).finally(() => {
    page.bringing = undefined
  })
  return page.bringing
}

async function bringAll(page: PicturePage): Promise<void> {
  for (let next = waiting(page); next && !page.isClosed; next = waiting(page)) {
    const { requestId, filePath } = next
    change(page, requestId, { progress: 'sending', percent: 0 })
    const sent = await uploadPicture({ filePath, requestId }, 'post', (percent) =>
      change(page, requestId, { percent }),
    )
    const isWanted = change(
      page,
      requestId,
      'error' in sent
        ? { progress: 'failed' }
        : { progress: 'there', percent: 100, pictureId: sent.pictureId, sentAt: Date.now() },
    )
    if (isWanted) {
      page.keep()
    }
  }
}

function waiting({ form }: PicturePage): FormPicture | undefined {
  return form.blocks.find(({ picture }) => picture?.progress === 'waiting')?.picture ?? undefined
}

/** Draws this one picture alone; one that was taken out meanwhile is left alone, and nothing is kept of it. */
function change(page: PicturePage, requestId: string, part: Partial<FormPicture>): boolean {
  const index = page.form.blocks.findIndex(({ picture }) => picture?.requestId === requestId)
  const block = page.form.blocks[index]
  if (!block?.picture || page.isClosed) {
    return false
  }
  const picture = { ...block.picture, ...part }
  page.form = {
    ...page.form,
    blocks: page.form.blocks.map((one, at) => (at === index ? { ...one, picture } : one)),
  }
  page.setData({ pictures: picturesByKey(page.form.blocks) })
  return true
}

function picturesByKey(blocks: readonly FormBlock[]): Record<string, FormPicture> {
  return Object.fromEntries(blocks.flatMap(({ key, picture }) => (picture ? [[key, picture]] : [])))
}

/** Those that did not arrive wait for their turn again; with a name, only that one. */
export function tryAgain(page: PicturePage, requestId?: string): Promise<void> {
  for (const { picture } of page.form.blocks) {
    if (picture?.progress === 'failed' && (requestId === undefined || picture.requestId === requestId)) {
      change(page, picture.requestId, { progress: 'waiting', percent: 0 })
    }
  }
  return bringPictures(page)
}

/** Where the cloud does not know a picture any more, what no save has taken along goes to a new place. */
export function bringAnew(page: PicturePage, error: Failure): void {
  if (error.code !== 'CONTENT_REFUSED' || error.details.why !== 'picture') {
    return
  }
  const blocks = page.form.blocks.map((block) => {
    const { picture } = block
    return picture?.filePath && picture.progress !== 'lost'
      ? { ...block, picture: { ...picture, ...anew() } }
      : block
  })
  page.form = { ...page.form, blocks }
  page.draw()
  page.keep()
}

const lost = { pictureId: '', progress: 'lost', url: '' } as const

function anew(): Partial<FormPicture> {
  return { pictureId: '', progress: 'waiting', percent: 0, sentAt: 0, requestId: newRequestId() }
}

/** The post they belonged to is gone and took its pictures along: what the phone still has goes to a new place. */
export function broughtAgain(blocks: readonly FormBlock[]): Promise<FormBlock[]> {
  return withPictures(blocks, async (picture) => {
    const isThere = picture.filePath !== '' && (await isKept(picture.filePath))
    return { ...picture, ...(isThere ? anew() : lost) }
  })
}

/** What was kept on the phone, when it is opened again: what was on its way begins anew. */
export function reopened(blocks: readonly FormBlock[], now: number): Promise<FormBlock[]> {
  return withPictures(blocks, async (picture) => {
    const isSent = picture.progress === 'there'
    if (!picture.filePath || (isSent && now - picture.sentAt < STALE)) {
      return picture
    }
    if (!(await isKept(picture.filePath))) {
      return { ...picture, ...lost }
    }
    return isSent ? { ...picture, ...anew() } : { ...picture, progress: 'waiting', percent: 0 }
  })
}

function withPictures(
  blocks: readonly FormBlock[],
  become: (picture: FormPicture) => Promise<FormPicture>,
): Promise<FormBlock[]> {
  return Promise.all(
    blocks.map(async (block) => (block.picture ? { ...block, picture: await become(block.picture) } : block)),
  )
}

/** Those that were sent with a save are never brought again, and the phone's copies go. */
export function saved(blocks: readonly FormBlock[], sent: readonly FormBlock[]): FormBlock[] {
  const files = new Set(sent.flatMap(({ picture }) => picture?.filePath || []))
  return blocks.map((block) => {
    const { picture } = block
    if (!picture || !files.has(picture.filePath)) {
      return block
    }
    dropFile(picture.filePath)
    return { ...block, picture: { ...picture, filePath: '' } }
  })
}

export function dropFiles(blocks: readonly FormBlock[]): void {
  for (const { picture } of blocks) {
    if (picture?.filePath) {
      dropFile(picture.filePath)
    }
  }
}

/** Tries once more, and says why it cannot be sent yet; nothing when all are in the cloud. */
export async function picturesAmiss(page: PicturePage, title: string): Promise<Notice | undefined> {
  await tryAgain(page)
  const { blocks } = page.form
  const failed = countOf(blocks, 'failed')
  const text = lostProblem(blocks) || (failed > 0 ? `有 ${failed} 张照片没传上，请再传一次，或者去掉。` : '')
  return text ? { tone: 'amber', icon: 'error-circle', title, text } : undefined
}

export function lostProblem(blocks: readonly FormBlock[]): string {
  const lost = countOf(blocks, 'lost')
  return lost > 0 ? `有 ${lost} 张照片不在了，请去掉，重新选。` : ''
}

function countOf(blocks: readonly FormBlock[], progress: FormPicture['progress']): number {
  return blocks.filter(({ picture }) => picture?.progress === progress).length
}
