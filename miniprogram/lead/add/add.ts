import { act, doneNotice, refusal } from '../../services/act'
import { call } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { errorText } from '../../services/error-text'
import { fontScale } from '../../services/font-scale'
import { withUnit } from '../../services/format'
import { type LoadView, loading } from '../../services/load-view'
import { loadingPage } from '../../services/loading-page'
import { agrees } from '../../services/open'
import { failedLoad } from '../failed-load'
import { type WaitRow, waitingRows } from '../roster-view'
import { type HeadView, headView } from '../shift-head'

interface Found {
  memberId: string
  name: string
  isOn: boolean
}

const searchHint = '写名字开头的字，找这个支部的人'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    head: null as HeadView | null,
    waiting: [] as WaitRow[],
    search: '',
    found: [] as Found[],
    searchHint,
  },

  shiftId: '',

  ...loadingPage,

  onLoad({ shiftId = '' }: { shiftId?: string }) {
    this.shiftId = shiftId
    void this.refresh()
  },

  async refresh() {
    const answer = await call('shift.roster', { shiftId: this.shiftId, limit: 1 })
    if (!answer.ok) {
      this.setData({ load: failedLoad('名单没打开', answer.error) })
      return
    }
    const { waiting } = answer.data
    const now = Date.now()
    this.setData({
      load: null,
      head: headView({ ...answer.data, waiting: waiting.length }, now),
      waiting: waitingRows(waiting, now),
    })
  },

  async onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const search = detail.value.trim()
    this.setData({ search, found: [], searchHint })
    if (!search) {
      return
    }
    const answer = await call('shift.find', { shiftId: this.shiftId, search })
    // A late answer to what was typed earlier is dropped.
    if (search !== this.data.search) {
      return
    }
    if (answer.ok) {
      const { people } = answer.data
      this.setData({
        found: people,
        ...(people.length === 0 && { searchHint: '这个支部的名册里没有这个名字' }),
      })
    } else {
      this.setData({ searchHint: errorText(answer.error).text })
    }
  },

  async onAdd({
    currentTarget,
  }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string; name: string }>) {
    const { id: memberId, name } = currentTarget.dataset
    const content = `${name}没有报名，人已经到了现场。加上后会告诉他。`
    if (!(await agrees({ title: `把${name}加到这一班？`, content }))) {
      return
    }
    const answer = await act('shift.add', { shiftId: this.shiftId, memberId })
    wx.pageScrollTo({ scrollTop: 0 })
    if (!answer.ok) {
      this.setData({ notice: refusal(answer.error) })
      return
    }
    const text = `算签到了，这班现在有 ${withUnit(answer.data.taken, '人')}。`
    this.setData({ notice: doneNotice(`${name}加上了`, text), search: '', found: [], searchHint })
    await this.refresh()
  },
})
