import type { Input, Output } from '../../cloudfunctions/contract/contract'
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

type ActMethod = ChangingMethod | 'post.recheck' | 'post.delete'

interface ActPage {
  post?: EditablePost
  data: { sending: string }
  setData(data: { sending?: string; notice?: Notice | null }): void
  show(post: EditablePost): void
  refresh(): Promise<void>
  send<M extends ActMethod>(method: M, input: Input<M>): Promise<Output<M> | undefined>
  carryOut<M extends ChangingMethod>(
    method: M,
    rest: Omit<Input<M>, Named>,
    done: Notice | ((after: EditablePost) => Notice),
  ): Promise<boolean>
  fail(error: Failure): Promise<void>
}

/** What may be done with a post, one at a time; each names the version that was seen. */
export const actHandlers = {
  async send<M extends ActMethod>(this: ActPage, method: M, input: Input<M>): Promise<Output<M> | undefined> {
    if (this.data.sending) {
      return undefined
    }
    this.setData({ sending: method, notice: null })
    const answer = await act(method, input)
    this.setData({ sending: '' })
    if (answer.ok) {
      return answer.data
    }
    await this.fail(answer.error)
    return undefined
  },

  /** Shows what became of it; whether it was done. */
  async carryOut<M extends ChangingMethod>(
    this: ActPage,
    method: M,
    rest: Omit<Input<M>, Named>,
    done: Notice | ((after: EditablePost) => Notice),
  ): Promise<boolean> {
    if (!this.post) {
      return false
    }
    const { postId, version } = this.post
    // TypeScript does not put a generic input together again out of its parts.
    const after = await this.send(method, { ...rest, postId, version } as unknown as Input<M>)
    if (!after) {
      return false
    }
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
    const after = this.post && (await this.send('post.recheck', { postId: this.post.postId }))
    if (!after) {
      return
    }
    this.show(after)
    if (after.may.includes('recheck')) {
      this.setData({ notice: askedNotice(after) })
      wx.pageScrollTo({ scrollTop: 0 })
    }
  },

  async onDelete(this: ActPage) {
    const { post } = this
    if (!post || this.data.sending || !(await agrees(deletionOf(post)))) {
      return
    }
    const { postId, version } = post
    if (await this.send('post.delete', { postId, version })) {
      goBack()
    }
  },
}
