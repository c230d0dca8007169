import type { Input } from '../../cloudfunctions/contract/contract'
import type { EditablePost } from '../../cloudfunctions/contract/post'
import { act, doneNotice, refusal } from '../services/act'
import type { Failure } from '../services/api'
import type { Notice } from '../services/deed-words'
import { agrees, goBack } from '../services/open'
import { deletionOf, withdrawalOf, withdrawn } from './post-taking-away'

/** Why it comes back, a tap each. */
export const phrases = [
  '时间地点请写清楚。',
  '照片请换一张。',
  '有错字，请再看一遍。',
  '请去掉个人的电话和住处。',
]

const unanswered: Notice = {
  tone: 'amber',
  icon: 'time',
  title: '问过了，微信还没有答复',
  text: '写的话都在，过一会儿会自动再问。',
}

const askedAboutPictures = doneNotice('又请微信查了一次照片', '微信半小时内答复，过一会儿再来看。')

/** Words are answered at once, pictures later. */
function askedNotice({ textCheck, correction }: EditablePost): Notice {
  const isWaiting = textCheck === 'waiting' || (correction !== undefined && !correction.isRefused)
  return isWaiting ? unanswered : askedAboutPictures
}

type ChangingMethod = 'post.submit' | 'post.review' | 'post.withdraw' | 'post.pin'
type Named = 'postId' | 'version'

interface ActPage {
  post?: EditablePost
  data: { sending: string }
  setData(data: { sending?: string; notice?: Notice | null }): void
  show(post: EditablePost): void
  refresh(): Promise<void>
  carryOut<M extends ChangingMethod>(
    method: M,
    rest: Omit<Input<M>, Named>,
    done: Notice | ((after: EditablePost) => Notice),
  ): Promise<boolean>
  fail(error: Failure): Promise<void>
}

/** What may be done with a post; each names the version that was seen. */
export const actHandlers = {
  /** Shows what became of it; whether it was done. */
  async carryOut<M extends ChangingMethod>(
    this: ActPage,
    method: M,
    rest: Omit<Input<M>, Named>,
    done: Notice | ((after: EditablePost) => Notice),
  ): Promise<boolean> {
    const { post } = this
    if (!post || this.data.sending) {
      return false
    }
    this.setData({ sending: method, notice: null })
    const { postId, version } = post
    // TypeScript does not put a generic input together again out of its parts.
    const answer = await act(method, { ...rest, postId, version } as unknown as Input<M>)
    this.setData({ sending: '' })
    if (!answer.ok) {
      await this.fail(answer.error)
      return false
    }
    const after = answer.data as EditablePost
    this.show(after)
    this.setData({ notice: typeof done === 'function' ? done(after) : done })
    wx.pageScrollTo({ scrollTop: 0 })
    return true
  },

  /** Somebody was quicker, or it went on meanwhile: what is so now is shown with it. */
  async fail(this: ActPage, error: Failure) {
    if (error.code === 'EDIT_CONFLICT' || error.code === 'POST_REFUSED') {
      await this.refresh()
    }
    this.setData({ notice: refusal(error) })
    wx.pageScrollTo({ scrollTop: 0 })
  },

  onSubmit(this: ActPage) {
    void this.carryOut('post.submit', {}, doneNotice('送出去了', '走到哪一步，这里看得到。'))
  },

  async onWithdraw(this: ActPage) {
    const { post } = this
    if (post && (await agrees(withdrawalOf(post, Date.now()).question))) {
      await this.carryOut('post.withdraw', {}, withdrawn)
    }
  },

  onPin(this: ActPage) {
    const isPinned = !this.post?.isPinned
    const done = isPinned
      ? doneNotice('置顶了', '大家打开动态，先看到这一篇。')
      : doneNotice('取消置顶了', '它回到原来的位置。')
    void this.carryOut('post.pin', { isPinned }, done)
  },

  async onRecheck(this: ActPage) {
    const { post } = this
    if (!post || this.data.sending) {
      return
    }
    this.setData({ sending: 'post.recheck', notice: null })
    const answer = await act('post.recheck', { postId: post.postId })
    this.setData({ sending: '' })
    if (!answer.ok) {
      await this.fail(answer.error)
      return
    }
    this.show(answer.data)
    if (answer.data.may.includes('recheck')) {
      this.setData({ notice: askedNotice(answer.data) })
      wx.pageScrollTo({ scrollTop: 0 })
    }
  },

  async onDelete(this: ActPage) {
    const { post } = this
    if (!post || this.data.sending || !(await agrees(deletionOf(post)))) {
      return
    }
    this.setData({ sending: 'post.delete', notice: null })
    const { postId, version } = post
    const answer = await act('post.delete', { postId, version })
    this.setData({ sending: '' })
    if (answer.ok) {
      goBack()
    } else {
      await this.fail(answer.error)
    }
  },
}
