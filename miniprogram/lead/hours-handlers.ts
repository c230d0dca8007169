import type { PersonSaid } from './components/person-hours/person-hours'
import { keepSheet } from './hours-draft'
import { isPresetForAll, type Sheet, saidOf, totalsOf, withException } from './hours-sheet'
import { type HoursRow, hoursRow, type PresetView, presetView, totalWords } from './hours-view'
import { changeOfRow, type Group, groupsOf, type Person, perGroup } from './roster-view'

interface HoursData {
  hours: number
  preset: PresetView
  totals: string
  isNobody: boolean
  groups: Group<HoursRow>[]
  hasMore: boolean
  search: string
  found: HoursRow[]
  openId: string
  said: PersonSaid | null
}

interface HoursScreen {
  data: HoursData
  shiftId: string
  people: Person[]
  sheet?: Sheet
  all: Group<HoursRow>[]
  setData(data: Partial<HoursData> | Record<string, unknown>): void
  draw(): void
  keep(sheet: Sheet): void
}

/** What the lead writes on the sheet; everything is on the phone at once. */
export const hoursHandlers = {
  /** All of it anew, beginning with the first people. */
  draw(this: HoursScreen) {
    const { people, sheet } = this
    if (!sheet) {
      return
    }
    const isForAll = isPresetForAll(people, sheet)
    this.all = groupsOf(people.map((person) => hoursRow(person, sheet, isForAll)))
    this.setData({
      hours: sheet.hours,
      preset: presetView(people, sheet),
      totals: totalWords(totalsOf(people, sheet)),
      isNobody: people.length === 0,
      groups: this.all.slice(0, 1),
      hasMore: this.all.length > 1,
      search: '',
      found: [],
      openId: '',
      said: null,
    })
  },

  keep(this: HoursScreen, sheet: Sheet) {
    this.sheet = sheet
    keepSheet(this.shiftId, sheet)
  },

  onReachBottom(this: HoursScreen) {
    const no = this.data.groups.length
    const more = this.all[no]
    if (more && !this.data.search) {
      this.setData({ [`groups[${no}]`]: more, hasMore: this.all.length > no + 1 })
    }
  },

  /** For everybody who was there and of whom nothing else is said. */
  onHours(this: HoursScreen, { detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
    if (this.sheet) {
      this.keep({ ...this.sheet, hours: detail.value })
      this.draw()
    }
  },

  onPreset(this: HoursScreen) {
    if (this.sheet) {
      this.keep({ ...this.sheet, isForAll: !this.sheet.isForAll })
      this.draw()
    }
  },

  onSearch(this: HoursScreen, { detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const search = detail.value.trim()
    const { people, sheet } = this
    if (sheet) {
      const isForAll = isPresetForAll(people, sheet)
      const found = search ? people.filter(({ name }) => name.includes(search)).slice(0, perGroup) : []
      const rows = found.map((person) => hoursRow(person, sheet, isForAll))
      this.setData({ search, found: rows, openId: '', said: null })
    }
  },

  onOpen(
    this: HoursScreen,
    { currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>,
  ) {
    const { id } = currentTarget.dataset
    const { people, sheet } = this
    const person = people.find(({ memberId }) => memberId === id)
    const isClosing = id === this.data.openId
    const said = person && sheet && !isClosing && saidOf(person, sheet, isPresetForAll(people, sheet))
    this.setData({ openId: said ? id : '', said: said || null })
  },

  onSaid(this: HoursScreen, { detail }: WechatMiniprogram.CustomEvent<PersonSaid>) {
    const { people, sheet } = this
    const { openId } = this.data
    const person = people.find(({ memberId }) => memberId === openId)
    if (!sheet || !person) {
      return
    }
    this.keep(withException(sheet, openId, detail))
    const now = this.sheet ?? sheet
    const isForAll = isPresetForAll(people, now)
    const row = hoursRow(person, now, isForAll)
    this.all = groupsOf(
      this.all.flatMap(({ rows }) => rows.map((one) => (one.memberId === openId ? row : one))),
    )
    this.setData({
      ...changeOfRow(this.data, openId, row),
      said: saidOf(person, now, isForAll),
      totals: totalWords(totalsOf(people, now)),
    })
  },
}
