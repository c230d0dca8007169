import type { EditablePost } from '../../cloudfunctions/contract/post'
import { call, type Failure } from '../services/api'
import type { Notice } from '../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../services/draft'
import { rosterFacts } from '../services/shift-facts'
import { readWholeRoster } from '../services/whole-roster'
import { goneNotice, withoutPost } from './post-anew'
import { begun } from './post-beginnings'
import { emptyPost, type PostForm, postFormOf } from './post-form'
import { dropFiles, reopened } from './post-pictures'

/** What the page was opened for; with none of them, something new. */
export interface PostOrigin {
  postId?: string
  /** The shift whose facts it begins with. */
  shiftId?: string
}

export function postEditUrl({ postId = '', shiftId = '' }: PostOrigin): string {
  return `/workbench/post-edit/post-edit?postId=${postId}&shiftId=${shiftId}`
}

/** The post in the cloud that is written on; nothing while it was never saved. */
export interface Known {
  postId: string
  version: number
}

export interface KeptPost {
  form: PostForm
  /** As it stood when the writing began, for telling whose change is whose. */
  before: PostForm
  branchId: string
  branchName: string
  known: Known | null
}

/** Each has a draft of its own, so that none is lost over another. */
export function postDraftName({ postId, shiftId }: PostOrigin, branchId: string): string {
  if (postId) {
    return `post:edit:${postId}`
  }
  return shiftId ? `post:shift:${shiftId}` : `post:new:${branchId}`
}

/** What was written here before, if anything; pictures that did not arrive are looked for on the phone. */
export async function readKeptPost(name: string, now: number): Promise<KeptPost | undefined> {
  const { form, ...rest } = readDraft<Omit<KeptPost, 'form'> & Partial<KeptPost>>(name, {
    before: emptyPost,
    branchId: '',
    branchName: '',
    known: null,
  })
  return form && { form: { ...form, blocks: await reopened(form.blocks, now) }, ...rest }
}

export function keepPost(name: string, kept: KeptPost): void {
  keepDraft(name, kept)
}

/** The words and the phone's copies of the pictures. */
export function forgetPost(name: string, form: PostForm): void {
  dropFiles(form.blocks)
  dropDraft(name)
}

function startOfPost(post: EditablePost): KeptPost {
  const { postId, version, branchId, branchName } = post
  const form = postFormOf(post)
  return { form, before: form, branchId, branchName, known: { postId, version } }
}

/** What stands in the form before anything is written. */
export async function startOfNew(
  { shiftId }: PostOrigin,
  branch: { branchId: string; name: string },
): Promise<KeptPost | { error: Failure }> {
  const start = { branchId: branch.branchId, branchName: branch.name, known: null }
  if (!shiftId) {
    return { ...start, form: emptyPost, before: emptyPost }
  }
  const answer = await readWholeRoster(shiftId)
  if (!answer.ok) {
    return { error: answer.error }
  }
  const source = { kind: 'task', id: answer.data.taskId } as const
  const form = begun(emptyPost, { name: '', ...rosterFacts(answer.data), channel: 'branch', source })
  return { ...start, form, before: form }
}

/** The post as it is now, and what was written on it on this phone; that is a new one where the post is gone. */
export async function startOfEdit(
  postId: string,
  kept: KeptPost | undefined,
): Promise<{ start: KeptPost; post?: EditablePost; notice?: Notice } | { error: Failure }> {
  const answer = await call('post.forEdit', { postId })
  if (answer.ok) {
    return { start: kept ?? startOfPost(answer.data), post: answer.data }
  }
  if (kept && answer.error.code === 'NOT_FOUND') {
    const form = await withoutPost(kept.form)
    return { start: { ...kept, form, known: null }, notice: goneNotice(form.blocks) }
  }
  return kept && answer.error.code === 'NETWORK' ? { start: kept } : { error: answer.error }
}
