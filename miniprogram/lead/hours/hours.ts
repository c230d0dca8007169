import type { RosterPage } from '../../../cloudfunctions/contract/shift'
import { refusal } from '../../services/act'
import type { Notice } from '../../services/deed-words'
import { fontScale } from '../../services/font-scale'
import { type LoadView, loading } from '../../services/load-view'
import { emptyLeads } from '../../services/loading-page'
import { writesNews } from '../../services/news-writers'
import { agrees, goBack } from '../../services/open'
import { readMe } from '../../services/session'
import { readWholeRoster } from '../../services/whole-roster'
import type { PersonSaid } from '../components/person-hours/person-hours'
import { beginSending, confirmHours, type Sending, unfinishedSending } from '../confirm-hours'
import { copyNews } from '../copy-news'
import { failedLoad } from '../failed-load'
import { dropSheet, readSheet } from '../hours-draft'
import { hoursHandlers } from '../hours-handlers'
import { confirmInput, mostOf, openPeople, type Sheet, unfinishedVisits } from '../hours-sheet'
import {
  confirmedNotice,
  confirmQuestion,
  type HoursRow,
  nothingToConfirm,
  type PresetView,
  unfinishedNotice,
} from '../hours-view'
import { ownWords } from '../roster-page'
import type { Group, Person } from '../roster-view'
import { type HeadView, headView } from '../shift-head'

type Step = 'edit' | 'sending' | 'interrupted' | 'done'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    step: 'edit' as Step,
    head: null as HeadView | null,
    kind: 'work' as RosterPage['kind'],
    ownNote: '',
    hours: 0,
    most: 16,
    preset: { text: '', button: '' } as PresetView,
    totals: '',
    isNobody: false,
    groups: [] as Group<HoursRow>[],
    hasMore: false,
    search: '',
    found: [] as HoursRow[],
    /** Whose row is open, and what is said of them. */
    openId: '',
    said: null as PersonSaid | null,
    done: 0,
    total: 1,
    isWriter: false,
  },

  shiftId: '',
  isOwnOpen: false,
  people: [] as Person[],
  sheet: undefined as Sheet | undefined,
  all: [] as Group<HoursRow>[],
  sending: undefined as Sending | undefined,

  ...emptyLeads(goBack),

  onLoad({ shiftId = '' }: { shiftId?: string }) {
    this.shiftId = shiftId
    void this.refresh()
  },

  async refresh() {
    const [me, answer] = await Promise.all([readMe(), readWholeRoster(this.shiftId)])
    if (!answer.ok || me.state === 'failed') {
      const error = answer.ok ? me.state === 'failed' && me.error : answer.error
      this.setData({ ...(error && { load: failedLoad('工时没打开', error) }) })
      return
    }
    const page = answer.data
    this.people = openPeople(page.people, me.data.bound ? me.data.memberId : '')
    this.sheet = readSheet(page)
    this.sending = unfinishedSending(this.shiftId)
    this.isOwnOpen = page.myOwnIsOpen === true
    this.setData({
      load: this.sending ? null : nothingToConfirm(page, this.people),
      step: this.sending ? 'interrupted' : 'edit',
      head: headView({ ...page, waiting: page.waiting.length }, Date.now()),
      kind: page.kind,
      isWriter: writesNews(me.data),
      ownNote: this.isOwnOpen ? ownWords : '',
      most: mostOf(page),
    })
    this.draw()
  },

  ...hoursHandlers,

  async onConfirm() {
    const { people, sheet, shiftId } = this
    const unfinished = sheet ? unfinishedVisits(people, sheet) : []
    if (!sheet || unfinished.length > 0) {
      this.setData({ notice: unfinishedNotice(unfinished) })
      wx.pageScrollTo({ scrollTop: 0 })
    } else if (await agrees(confirmQuestion(people, sheet))) {
      this.sending = beginSending(confirmInput(shiftId, people, sheet))
      await this.send(this.sending)
    }
  },

  async onGoOn() {
    if (this.sending) {
      await this.send(this.sending)
    }
  },

  /** What was written stays until the cloud has all of it. */
  async send(sending: Sending) {
    this.setData({ step: 'sending', notice: null, load: null })
    wx.pageScrollTo({ scrollTop: 0 })
    const ended = await confirmHours(sending, (done, total) => this.setData({ done, total }))
    if (ended.state === 'done') {
      dropSheet(this.shiftId)
      this.setData({ step: 'done', notice: confirmedNotice(ended.total, this.isOwnOpen) })
    } else if (ended.isKept) {
      this.setData({ step: 'interrupted', notice: refusal(ended.error) })
    } else {
      await this.refresh()
      this.setData({ notice: refusal(ended.error) })
    }
  },

  /** Whoever writes news goes on in the editor; others hand the facts on. */
  async onNews() {
    if (this.data.isWriter) {
      wx.navigateTo({ url: `/workbench/post-edit/post-edit?shiftId=${this.shiftId}` })
    } else {
      this.setData({ notice: await copyNews(this.shiftId) })
    }
  },

  onBack() {
    goBack()
  },
})
