import { act, refusal } from '../services/act'
import type { Failure } from '../services/api'
import type { Notice } from '../services/deed-words'
import { deskUrl } from '../services/post-urls'
import { contentOf, type PostForm, type PostProblems, postProblems } from './post-form'
import { bringAnew, type PicturePage, picturesProblem, tryAgain } from './post-pictures'

interface CorrectPage extends PicturePage {
  data: { note: string; problems: PostProblems; isSaving: boolean }
  postId: string
  version: number
  form: PostForm
  draw(): void
  forget(): void
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
  await tryAgain(page)
  const amiss = picturesProblem(page.form.blocks)
  if (amiss) {
    end(page, { tone: 'amber', icon: 'error-circle', title: '还没有送', text: amiss })
    return
  }
  const { postId, version } = page
  const answer = await act('post.correct', { postId, version, note, content: contentOf(page.form) })
  if (!answer.ok) {
    refuse(page, answer.error)
    return
  }
  page.forget()
  page.isClosed = true
  wx.redirectTo({ url: `${deskUrl(postId)}&done=corrected` })
}

function refuse(page: CorrectPage, error: Failure): void {
  if (error.code === 'CONTENT_REFUSED' && error.details.why === 'picture') {
    page.form = { ...page.form, blocks: bringAnew(page.form.blocks) }
    page.draw()
    page.keep()
  }
  end(page, refusal(error))
}

function end(page: CorrectPage, notice: Notice): void {
  page.setData({ isSaving: false, notice })
  wx.pageScrollTo({ scrollTop: 0 })
}
