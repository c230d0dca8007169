import type { EditablePost } from '../../cloudfunctions/contract/post'
import { act, refusal } from '../services/act'
import { call, type Failure } from '../services/api'
import type { Notice } from '../services/deed-words'
import { deskUrl } from '../services/post-urls'
import { goneNotice, isGone, withoutPost } from './post-anew'
import {
  contentOf,
  type PostForm,
  type PostProblems,
  postFormOf,
  postProblems,
  settingsOf,
} from './post-form'
import { forgetPost, type Known } from './post-kept'
import { bringAnew, type PicturePage, picturesAmiss, saved } from './post-pictures'
import { sendPost } from './send-post'

interface SaveData {
  problems: PostProblems
  notice: Notice | null
  isSaving: boolean
}

interface SavePage extends PicturePage {
  data: SaveData
  before: PostForm
  branchId: string
  known: Known | null
  draftName(): string
  compare(post: EditablePost): void
  save(): Promise<EditablePost | undefined>
  end(notice: Notice | null): void
  onFailed(error: Failure): Promise<void>
}

export const savePostHandlers = {
  async onSave(this: SavePage) {
    const post = await this.save()
    if (post) {
      leave(this, post.postId, 'saved')
    }
  },

  /** Saved first, then on its way: what WeChat and the reviewers see is what stands here. */
  async onSubmit(this: SavePage) {
    const post = await this.save()
    if (!post) {
      return
    }
    this.setData({ isSaving: true })
    const { postId, version } = post
    const answer = await act('post.submit', { postId, version })
    if (answer.ok) {
      leave(this, postId, 'sent')
    } else {
      await this.onFailed(answer.error)
    }
  },

  /** First the pictures that are still on the phone; nothing while something is amiss, and it is said what. */
  async save(this: SavePage): Promise<EditablePost | undefined> {
    if (this.data.isSaving) {
      return undefined
    }
    const problems = postProblems(this.form, Date.now())
    this.setData({ problems, notice: null })
    if (Object.keys(problems).length > 0) {
      return undefined
    }
    this.setData({ isSaving: true })
    const amiss = await picturesAmiss(this, '还没有存')
    if (amiss) {
      this.end(amiss)
      return undefined
    }
    const { form } = this
    const draft = { ...settingsOf(form, this.branchId), content: contentOf(form) }
    const answer = await sendPost(draft, this.known, this.draftName())
    if (!answer.ok) {
      await this.onFailed(answer.error)
      return undefined
    }
    const { postId, version } = answer.data
    this.known = { postId, version }
    this.before = postFormOf(answer.data)
    this.form = { ...this.form, blocks: saved(this.form.blocks, form.blocks) }
    this.keep()
    this.end(null)
    return answer.data
  },

  async onFailed(this: SavePage, error: Failure) {
    bringAnew(this, error)
    if (error.code === 'NOT_FOUND' && this.known && (await isGone(this.known.postId))) {
      await goOnAnew(this)
      return
    }
    if (error.code !== 'EDIT_CONFLICT' || !this.known) {
      this.end(refusal(error))
      return
    }
    const now = await call('post.forEdit', { postId: this.known.postId })
    if (!now.ok) {
      this.end(refusal(now.error))
    } else if (now.data.may.includes('edit')) {
      this.end(null)
      this.compare(now.data)
    } else if (saidBy(postFormOf(now.data)) === saidBy(this.form)) {
      // An earlier tap sent it on its way, and its answer was lost.
      leave(this, now.data.postId, 'sent')
    } else {
      this.end(onItsWay)
    }
  },
}

/** The post is gone: what is written here is a new one from now on. */
async function goOnAnew(page: SavePage): Promise<void> {
  page.known = null
  page.form = await withoutPost(page.form)
  page.draw()
  page.keep()
  page.end(goneNotice(page.form.blocks))
}

const onItsWay: Notice = {
  tone: 'amber',
  icon: 'error-circle',
  title: '这篇现在不能改',
  text: '可能已经送出去，或者别人接着在写。您写的还在这台手机里。',
}

/** Words and settings, for telling whether two are the same. */
function saidBy(form: PostForm): string {
  return JSON.stringify([settingsOf(form, ''), contentOf(form)])
}

function leave(page: SavePage, postId: string, done: 'saved' | 'sent'): void {
  forgetPost(page.draftName(), page.form)
  page.isClosed = true
  wx.redirectTo({ url: `${deskUrl(postId)}&done=${done}` })
}
