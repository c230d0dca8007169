import { act, doneNotice, refusal } from '../../services/act'
import type { Notice } from '../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../services/draft'
import { fontScale } from '../../services/font-scale'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { loadingPage } from '../../services/loading-page'
import { goBack } from '../../services/open'
import { choosePlace, standAt } from '../place'
import { isServingCounty, placeIn } from '../place-view'

const draftName = 'found'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    name: '',
    problem: '',
    isSaving: false,
    /** The name of the general branch once it is there. */
    founded: '',
  },

  ...loadingPage,

  onLoad() {
    this.setData(readDraft(draftName, { name: '' }))
    void this.refresh()
  },

  onShow() {
    this.setData({ scale: fontScale() })
  },

  async refresh() {
    const standing = await standAt('org')
    if ('load' in standing) {
      this.setData({ load: standing.load })
    } else {
      const isMine = isServingCounty(standing.roles)
      this.setData({ load: isMine ? null : emptyView('这件事不归您办', '新建党总支由县级管理员办。') })
    }
  },

  onName({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ name: detail.value, problem: '' })
    keepDraft(draftName, { name: detail.value })
  },

  /** From here on the officer works in the new general branch: what comes next is done there. */
  async onSave() {
    const name = this.data.name.trim()
    if (name.length < 2 || this.data.isSaving) {
      this.setData({ problem: name.length < 2 ? '名称至少写两个字。' : '' })
      return
    }
    this.setData({ isSaving: true, notice: null })
    const answer = await act('org.found', { name })
    this.setData({ isSaving: false })
    if (!answer.ok) {
      this.setData({ notice: refusal(answer.error) })
      return
    }
    const root = answer.data.nodes.find(({ level }) => level === 'general')
    const place = root && placeIn(answer.data, root.id)
    if (place) {
      choosePlace(place)
    }
    dropDraft(draftName)
    const notice = doneNotice(`${name}建好了`, '接着定一位总支书记，支部由书记建，您也可以先建。')
    this.setData({ founded: name, notice })
  },

  onOfficer() {
    wx.navigateTo({ url: '/workbench/grant/grant' })
  },

  onBranches() {
    goBack()
  },
})
