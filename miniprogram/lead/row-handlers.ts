import type { RosterPage } from '../../cloudfunctions/contract/shift'
import { refusal } from '../services/act'
import type { Notice } from '../services/deed-words'
import { readWholeRoster } from '../services/whole-roster'
import { keepSheet } from './hours-draft'
import { type Sheet, toggled } from './hours-sheet'
import { changeOfRow, type Group, type PersonRow, perGroup } from './roster-view'

type RowTap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string; phone: string }>

interface SearchData {
  search: string
  found: PersonRow[]
  searchHint: string
}

/** The part of the page's data with which somebody is looked for in the whole list. */
export const noSearch: SearchData = { search: '', found: [], searchHint: '' }

interface RosterScreen {
  data: SearchData & { groups: Group<PersonRow>[] }
  shiftId: string
  sheet?: Sheet
  /** Everybody, once somebody was looked for. */
  whole?: ReturnType<typeof readWholeRoster>
  setData(data: Partial<SearchData> | { notice: Notice } | Record<string, unknown>): void
  rows(people: RosterPage['people'], from: number): PersonRow[]
}

/** What one can do with a row of the list. */
export const rowHandlers = {
  async onSearch(this: RosterScreen, { detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const search = detail.value.trim()
    this.setData({ search, found: [], searchHint: '正在找' })
    if (!search) {
      return
    }
    this.whole ??= readWholeRoster(this.shiftId)
    const answer = await this.whole
    if (!answer.ok) {
      this.whole = undefined
      this.setData({ notice: refusal(answer.error), searchHint: '没有找成。' })
    } else if (search === this.data.search) {
      const all = this.rows(answer.data.people, 0)
      const found = all.filter(({ name }) => name.includes(search)).slice(0, perGroup)
      this.setData({ found, searchHint: '名单里没有这个名字。' })
    }
  },

  /** A tick stays on the phone, so that it works in a field without a network; it counts with the hours. */
  onTick(this: RosterScreen, { currentTarget }: RowTap) {
    const { id } = currentTarget.dataset
    if (this.sheet) {
      this.sheet = toggled(this.sheet, id)
      keepSheet(this.shiftId, this.sheet)
      this.setData(changeOfRow(this.data, id, { isTicked: this.sheet.ticked[id] === true }))
    }
  },

  onPhone({ currentTarget }: RowTap) {
    // Refusing WeChat's own question before the call is no failure.
    wx.makePhoneCall({ phoneNumber: currentTarget.dataset.phone, fail: () => {} })
  },

  onCorrect(this: RosterScreen, { currentTarget }: RowTap) {
    const { id } = currentTarget.dataset
    wx.navigateTo({ url: `/lead/correct/correct?shiftId=${this.shiftId}&memberId=${id}` })
  },
}
