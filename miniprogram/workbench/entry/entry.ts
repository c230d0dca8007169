import type { RosterEntry } from '../../../cloudfunctions/contract/roster'
import { act, doneNotice, refusal } from '../../services/act'
import { type Answer, call } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { fontScale } from '../../services/font-scale'
import { type LoadView, loading } from '../../services/load-view'
import { shownPage } from '../../services/loading-page'
import { agrees } from '../../services/open'
import { noReport, reportHandlers } from '../away-report'
import type { Choice } from '../components/choice-sheet/choice-sheet'
import { type Deed, deedHandlers, noEntryConflict } from '../entry-deeds'
import { groupNames } from '../group-names'
import { failedLoad, readPlace } from '../place'
import { isSecretary, mayEditRoster, maySee } from '../place-view'
import { entryLines, type Line } from '../roster-view'

Page({
  data: {
    ...noReport,
    ...noEntryConflict,
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    name: '',
    lines: [] as Line[],
    canEdit: false,
    hasPassbook: false,
    canUnbind: false,
    isAway: false,
    choice: null as Choice | null,
  },

  memberId: '',
  entry: undefined as RosterEntry | undefined,
  deed: undefined as Deed | undefined,

  ...shownPage,

  onLoad({ memberId = '' }: { memberId?: string }) {
    this.memberId = memberId
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
    const names = entry.groupId ? await groupNames(standing.place.treeId) : new Map<string, string>()
    const mayEdit = mayEditRoster(standing.roles) && !entry.leftOn
    this.entry = entry
    this.setData({
      load: null,
      name: entry.name,
      lines: entryLines(entry, names),
      canEdit: mayEdit,
      hasPassbook: maySee(standing.roles, 'deed') && entry.kind !== 'villager',
      canUnbind: isSecretary(standing.roles) && entry.isBound,
      isAway: mayEdit && entry.track === 'D',
    })
  },

  onEdit() {
    wx.navigateTo({ url: `/workbench/edit/edit?memberId=${this.memberId}` })
  },

  onPassbook() {
    wx.navigateTo({ url: `/workbench/passbook/passbook?memberId=${this.memberId}` })
  },

  ...deedHandlers,

  async onUnbind() {
    const content = '换了微信号的，解开以后用新微信再认一次支部。名册不变。'
    if (await agrees({ title: `解开${this.data.name}的微信`, content })) {
      await this.end(await act('member.unbind', { memberId: this.memberId }), '已经解开')
    }
  },

  ...reportHandlers,

  async end(answer: Answer<'roster.move' | 'roster.leave' | 'member.unbind'>, title: string) {
    const notice = answer.ok ? doneNotice(title, '名册已经是新的。') : refusal(answer.error)
    this.setData({ notice })
    if (answer.ok) {
      await this.refresh()
    }
  },

  onClose() {
    this.setData({ ...noEntryConflict, choice: null, isReporting: false })
  },
})
