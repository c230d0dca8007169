import { call } from '../services/api'
import { errorText } from '../services/error-text'
import type { Option } from '../services/options'
import type { AuditFilter } from './audit-view'
import { noSearch } from './member-search'

/** The part of the page's data that says who is looked for. */
export const noPerson = { ...noSearch, person: null as Option | null }

interface PeoplePage {
  data: typeof noPerson & { filter: AuditFilter; isFiltering: boolean }
  orgId: string
  people: Option[]
  setData(data: object): void
  list(): Promise<void>
  find(search: string): void
}

const shown = 20

/** Whose acts are looked at. The names come from the acts themselves, since an overseer does not see the roster. */
export const peopleHandlers = {
  async onFold(this: PeoplePage) {
    const isFiltering = !this.data.isFiltering
    this.setData({ isFiltering })
    if (!isFiltering) {
      return
    }
    const answer = await call('audit.people', { orgId: this.orgId })
    if (answer.ok) {
      this.people = answer.data.people.map(({ memberId, name }) => ({ value: memberId, text: name }))
      this.find(this.data.search)
    } else {
      this.setData({ searchHint: errorText(answer.error).text })
    }
  },

  onSearch(this: PeoplePage, { detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.find(detail.value.trim())
  },

  /** Asked again when the people come, who may be later than the first letters typed. */
  find(this: PeoplePage, search: string) {
    const found = search ? this.people.filter(({ text }) => text.startsWith(search)).slice(0, shown) : []
    const searchHint = found.length > 0 ? '点名字就选上' : '这里的记录里没有这个名字'
    this.setData({ search, found, searchHint: search ? searchHint : noSearch.searchHint })
  },

  onPerson(this: PeoplePage, { detail }: WechatMiniprogram.CustomEvent<Option>) {
    this.setData({ ...noSearch, person: detail, 'filter.by': detail.value })
    void this.list()
  },

  onAnyone(this: PeoplePage) {
    this.setData({ ...noPerson, 'filter.by': '' })
    void this.list()
  },
}
