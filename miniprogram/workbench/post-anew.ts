import { call } from '../services/api'
import type { Notice } from '../services/deed-words'
import type { FormBlock } from './post-block'
import type { PostForm } from './post-form'
import { broughtAgain, lostProblem } from './post-pictures'

/** Nobody finds it any more; without an answer it counts as there. */
export async function isGone(postId: string): Promise<boolean> {
  const answer = await call('post.forEdit', { postId })
  return !answer.ok && answer.error.code === 'NOT_FOUND'
}

/** What was written on a post that is gone, for a new one. */
export async function withoutPost(form: PostForm): Promise<PostForm> {
  return { ...form, blocks: await broughtAgain(form.blocks) }
}

/** Somebody meant to delete it, so it is not put there again without another tap. */
export function goneNotice(blocks: readonly FormBlock[]): Notice {
  const lost = lostProblem(blocks)
  return {
    tone: 'amber',
    icon: 'error-circle',
    title: '原来那一篇已经删掉了',
    text: lost ? `您写的字都在。${lost}` : '您写的都在，再点一次就存成新的一篇。',
  }
}
