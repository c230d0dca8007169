import { doneNotice, refusal } from '../../services/act'
import { call, type Failure } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { fontScale } from '../../services/font-scale'
import { withUnit } from '../../services/format'
import { type LoadView, loading } from '../../services/load-view'
import { emptyLeads } from '../../services/loading-page'
import { goBack } from '../../services/open'
import { type ImportView, importView } from '../import-view'
import { openChoice, standAt } from '../place'
import { chooseSheetFile, openSheetFile } from '../sheet-file'
import { type Confirming, confirmAll, newUpload, sendParts, type Upload } from '../upload'

type Step = 'choose' | 'sending' | 'stopped' | 'checked' | 'confirming' | 'interrupted' | 'done'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    branchName: '',
    step: 'choose' as Step,
    fileName: '',
    done: 0,
    total: 1,
    view: null as ImportView | null,
  },

  branchId: '',
  upload: undefined as Upload | undefined,
  confirming: undefined as Confirming | undefined,

  ...emptyLeads(openChoice),

  onLoad() {
    void this.refresh()
  },

  async refresh() {
    const standing = await standAt('roster', { needsBranch: true })
    if ('load' in standing) {
      this.setData({ load: standing.load })
      return
    }
    this.branchId = standing.place.branchId
    this.setData({ load: null, branchName: standing.place.name })
  },

  async onTemplate() {
    const answer = await call('roster.template', { branchId: this.branchId })
    this.setData({ notice: answer.ok ? await openSheetFile(answer.data) : refusal(answer.error) })
  },

  async onChoose() {
    const file = await chooseSheetFile().catch(() => 'unreadable' as const)
    if (file === 'unreadable') {
      const text = '请从聊天里另选一份，或重新发一次。'
      this.setData({ notice: { tone: 'amber', icon: 'error-circle', title: '文件没有读出来', text } })
    } else if (file) {
      this.upload = newUpload(this.branchId, file.base64)
      this.confirming = undefined
      this.setData({ fileName: file.name, view: null, done: 0, total: this.upload.parts })
      await this.send()
    }
  },

  async send() {
    const upload = this.upload as Upload
    this.setData({ step: 'sending', notice: null })
    const sent = await sendParts(upload, ({ sent: done }) => this.setData({ done }))
    if (sent.state === 'stopped') {
      this.stop('stopped', sent.error)
    } else {
      await this.check(upload)
    }
  },

  async check({ importId }: Upload) {
    const answer = await call('import.preview', { importId })
    if (answer.ok) {
      this.confirming = { importId, stamp: answer.data.stamp }
      this.setData({ step: 'checked', view: importView(answer.data) })
    } else {
      this.stop(answer.error.code === 'NETWORK' ? 'stopped' : 'choose', answer.error)
    }
  },

  async onConfirm() {
    this.setData({ step: 'confirming', notice: null, done: 0 })
    const ended = await confirmAll(this.confirming as Confirming, (done, total) =>
      this.setData({ done, total }),
    )
    if (ended.state === 'sent') {
      const text = `${this.data.branchName}的名册有 ${withUnit(this.data.total, '行')}写好了。`
      this.setData({ step: 'done', notice: doneNotice('导入好了', text) })
    } else if (ended.error.code === 'IMPORT_STALE' || ended.error.code === 'IMPORT_HAS_PROBLEMS') {
      this.stop('checked', ended.error)
      await this.check(this.upload as Upload)
    } else {
      this.stop('interrupted', ended.error)
    }
    wx.pageScrollTo({ scrollTop: 0 })
  },

  stop(step: Step, error: Failure) {
    this.setData({ step, notice: refusal(error) })
  },

  onGoOn() {
    void this.send()
  },

  onBack() {
    goBack()
  },
})
