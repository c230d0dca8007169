import { act, refusal } from '../services/act'
import type { Notice } from '../services/deed-words'
import { deskUrl } from '../services/post-urls'
import { contentOf, type PostProblems, postProblems } from './post-form'
import { bringAnew, type PicturePage, picturesAmiss } from './post-pictures'

interface CorrectPage extends PicturePage {
  data: { note: string; problems: PostProblems; isSaving: boolean }
  postId: string
  version: number
  forget(): void
  end(notice: Notice): void
}

/** The new words and the note for the readers; what is published stays until WeChat has passed them. */
export async function sendCorrection(page: CorrectPage): Promise<void> {
  const note = page.data.note.trim()
  const { title, blocks } = postProblems({ ...page.form, isTimed: false, who: 'all' }, Date.now())
  const problems = { ...(title && { title }), ...(blocks && { blocks }) }
  page.setData({ problems, notice: null, noteProblem: note ? '' : '请写改了什么，大家看得到。' })
  if (page.data.isSaving || !note || title || blocks) {
    return
  }
  page.setData({ isSaving: true })
  const amiss = await picturesAmiss(page, '还没有送')
  if (amiss) {
    page.end(amiss)
    return
  }
  const { postId, version } = page
  const answer = await act('post.correct', { postId, version, note, content: contentOf(page.form) })
  if (!answer.ok) {
    bringAnew(page, answer.error)
    page.end(refusal(answer.error))
    return
  }
  page.forget()
  page.isClosed = true
  wx.redirectTo({ url: `${deskUrl(postId)}&done=corrected` })
}
