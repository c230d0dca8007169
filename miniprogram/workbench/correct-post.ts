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

export const correctHandlers = {
  /** The new words and the note for the readers; what is published stays until WeChat has passed them. */
  async onSend(this: CorrectPage) {
    const note = this.data.note.trim()
    const { title, blocks } = postProblems({ ...this.form, isTimed: false, who: 'all' }, Date.now())
    const problems = { ...(title && { title }), ...(blocks && { blocks }) }
    this.setData({ problems, notice: null, noteProblem: note ? '' : '请写改了什么，大家看得到。' })
    if (this.data.isSaving || !note || title || blocks) {
      return
    }
    this.setData({ isSaving: true })
    const amiss = await picturesAmiss(this, '还没有送')
    if (amiss) {
      this.end(amiss)
      return
    }
    const { postId, version } = this
    const answer = await act('post.correct', { postId, version, note, content: contentOf(this.form) })
    if (!answer.ok) {
      bringAnew(this, answer.error)
      this.end(refusal(answer.error))
      return
    }
    this.forget()
    this.isClosed = true
    wx.redirectTo({ url: `${deskUrl(postId)}&done=corrected` })
  },
}
