import type { Notice } from '../../services/deed-words'
import { fontScale } from '../../services/font-scale'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { noConflict } from '../conflict'
import { failedLoad } from '../place'
import { placePage } from '../place-page'
import type { Role } from '../place-view'
import { type Beginning, beginningHandlers, noBeginnings } from '../post-beginnings'
import { postConflict } from '../post-conflict'
import { emptyPost } from '../post-form'
import {
  forgetPost,
  type KeptPost,
  type Known,
  keepPost,
  type PostOrigin,
  postDraftName,
  postEditUrl,
  readKeptPost,
  startOfEdit,
  startOfNew,
} from '../post-kept'
import { bringPictures } from '../post-pictures'
import { drawnSettings, noSettings, settingsHandlers } from '../post-settings'
import { drawnWriting, noWriting, writingHandlers } from '../post-writing'
import { savePostHandlers } from '../save-post'

Page({
  data: {
    ...noConflict,
    ...noBeginnings,
    ...noWriting,
    ...noSettings,
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    branchName: '',
    hasDraft: false,
    /** Something was written since the page was opened. */
    isKept: false,
    isSaving: false,
  },

  origin: {} as PostOrigin,
  branchId: '',
  roles: [] as Role[],
  form: emptyPost,
  before: emptyPost,
  known: null as Known | null,
  beginnings: [] as Beginning[],
  isClosed: false,

  ...placePage,

  onLoad(origin: PostOrigin) {
    this.origin = origin
    wx.setNavigationBarTitle({ title: origin.postId ? '改动态' : '写动态' })
    void this.refresh()
  },

  onUnload() {
    this.isClosed = true
  },

  async refresh() {
    const { postId } = this.origin
    const standing = await this.stand('post', { needsBranch: !postId })
    if (!standing) {
      return
    }
    const { place } = standing
    this.roles = standing.roles
    this.branchId = place.branchId
    const kept = await readKeptPost(this.draftName(), Date.now())
    if (postId) {
      await this.openOld(postId, kept)
      return
    }
    const start = kept ?? (await startOfNew(this.origin, place))
    if ('error' in start) {
      this.setData({ load: failedLoad('动态没打开', start.error) })
      return
    }
    this.begin(start, kept !== undefined)
    if (!kept && !this.origin.shiftId) {
      await this.findBeginnings()
    }
  },

  async openOld(postId: string, kept: KeptPost | undefined) {
    const found = await startOfEdit(postId, kept)
    if ('error' in found) {
      this.setData({ load: failedLoad('动态没打开', found.error) })
      return
    }
    if (found.post && !found.post.may.includes('edit')) {
      this.setData({ load: emptyView('这篇现在不能改', '可能正等着审，或者已经发布。') })
      return
    }
    this.setData({ notice: found.notice ?? null })
    this.begin(found.start, kept !== undefined)
    if (found.post && found.post.version !== found.start.known?.version) {
      this.compare(found.post)
    }
  },

  begin({ form, before, branchId, branchName, known }: KeptPost, hasDraft: boolean) {
    Object.assign(this, { form, before, branchId, known })
    this.setData({ load: null, branchName, hasDraft })
    this.draw()
    void bringPictures(this)
  },

  draw() {
    this.setData(drawnWriting(this.form))
    this.drawSettings()
  },

  drawSettings() {
    this.setData(drawnSettings(this.form, this.roles, Date.now()))
  },

  keep() {
    const { form, before, branchId, known } = this
    keepPost(this.draftName(), { form, before, branchId, branchName: this.data.branchName, known })
    if (!this.data.isKept) {
      this.setData({ isKept: true, hasBeginnings: false })
    }
  },

  draftName(): string {
    return postDraftName(this.origin, this.branchId)
  },

  url(): string {
    return postEditUrl(this.origin)
  },

  onForget() {
    forgetPost(this.draftName(), this.form)
    this.setData({ load: loading, isKept: false, notice: null })
    void this.refresh()
  },

  ...beginningHandlers,
  ...writingHandlers,
  ...settingsHandlers,
  ...savePostHandlers,
  ...postConflict,
})
