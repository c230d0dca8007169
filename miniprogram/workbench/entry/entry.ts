import type { RosterEntry } from '../../../cloudfunctions/contract/roster'
import { type Answer, call } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { fontScale } from '../../services/font-scale'
import { dayOf } from '../../services/format'
import { type LoadView, loading } from '../../services/load-view'
import { agrees } from '../../services/open'
import { act, doneNotice, refusal } from '../act'
import type { Choice } from '../components/choice-sheet/choice-sheet'
import { failedLoad, readPlace, readTrees } from '../place'
import { isSecretary, mayEditRoster } from '../place-view'
import { entryLines, type Line } from '../roster-view'
import { branchOptions } from '../tree-view'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    name: '',
    lines: [] as Line[],
    canEdit: false,
    canUnbind: false,
    isAway: false,
    choice: null as Choice | null,
    isReporting: false,
    report: { place: '', reportedOn: '' },
    reportProblem: '',
  },

  memberId: '',
  entry: undefined as RosterEntry | undefined,

  onLoad({ memberId = '' }: { memberId?: string }) {
    this.memberId = memberId
  },

  onShow() {
    this.setData({ scale: fontScale() })
    void this.refresh()
  },

  async refresh() {
    const [standing, answer] = await Promise.all([
      readPlace(),
      call('roster.get', { memberId: this.memberId }),
    ])
    if ('load' in standing || !answer.ok) {
      const load = 'load' in standing ? standing.load : null
      this.setData({ load: answer.ok ? load : failedLoad('名册没打开', answer.error) })
      return
    }
    const entry = answer.data
    const mayEdit = mayEditRoster(standing.roles) && !entry.leftOn
    this.entry = entry
    this.setData({
      load: null,
      name: entry.name,
      lines: entryLines(entry, new Map()),
      canEdit: mayEdit,
      canUnbind: isSecretary(standing.roles) && entry.isBound,
      isAway: mayEdit && entry.track === 'D',
    })
  },

  onEdit() {
    wx.navigateTo({ url: `/workbench/edit/edit?memberId=${this.memberId}` })
  },

  async onMove() {
    const read = await readTrees()
    if ('error' in read) {
      this.setData({ notice: refusal(read.error) })
      return
    }
    const options = branchOptions(read.trees, this.entry?.branchId)
    const text = '从月底那天在的支部算起，以往的记录不变。'
    this.setData({ choice: { title: `把${this.data.name}转到哪个支部`, text, options } })
  },

  async onBranch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { memberId, version } = this.entry as RosterEntry
    this.setData({ choice: null })
    const answer = await act('roster.move', { memberId, version, toBranchId: detail.value })
    await this.end(answer, '已经转过去')
  },

  async onLeave() {
    const { memberId, version, name } = this.entry as RosterEntry
    const content = '转出以后不能再报名，也不能恢复。以往的记录都保留。'
    if (await agrees({ title: `${name}转出本支部`, content })) {
      const answer = await act('roster.leave', { memberId, version, on: dayOf(Date.now()) })
      await this.end(answer, '已经转出')
    }
  },

  async onUnbind() {
    const content = '换了微信号的，解开以后用新微信再认一次支部。名册不变。'
    if (await agrees({ title: `解开${this.data.name}的微信`, content })) {
      await this.end(await act('member.unbind', { memberId: this.memberId }), '已经解开')
    }
  },

  onReport() {
    const report = { place: this.entry?.away?.place ?? '', reportedOn: dayOf(Date.now()) }
    this.setData({ isReporting: true, report, reportProblem: '' })
  },

  onPlace({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ 'report.place': detail.value, reportProblem: '' })
  },

  onDay({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ 'report.reportedOn': detail.value })
  },

  async onSaveReport() {
    const { place, reportedOn } = this.data.report
    if (!place.trim()) {
      this.setData({ reportProblem: '请写现在在哪里。' })
      return
    }
    this.setData({ isReporting: false })
    const away = { place: place.trim(), reportedOn }
    await this.end(await act('roster.report', { memberId: this.memberId, away }), '记下了')
  },

  /** Somebody else's change since is shown before the officer decides again. */
  async end(
    answer: Answer<'roster.move' | 'roster.leave' | 'member.unbind' | 'roster.report'>,
    title: string,
  ) {
    const notice = answer.ok ? doneNotice(title, '名册已经是新的。') : refusal(answer.error)
    this.setData({ notice })
    if (answer.ok || answer.error.code === 'EDIT_CONFLICT') {
      await this.refresh()
    }
  },

  onClose() {
    this.setData({ choice: null, isReporting: false })
  },

  onRetry() {
    this.setData({ load: loading })
    void this.refresh()
  },
})
