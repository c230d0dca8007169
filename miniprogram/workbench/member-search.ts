import type { RosterRow } from '../../cloudfunctions/contract/roster'
import { call } from '../services/api'
import { errorText } from '../services/error-text'
import type { Option } from './components/pick-field/pick-field'

interface SearchData {
  search: string
  found: Option[]
  searchHint: string
}

/** The part of a page's data with which a member is looked for by the beginning of the name. */
export const noSearch: SearchData = { search: '', found: [], searchHint: '写名字开头的字来找' }

interface SearchPage {
  data: SearchData
  setData(data: Partial<SearchData>): void
}

const shown = 20

export const searchHandlers = {
  async onSearch(this: SearchPage, { detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const search = detail.value.trim()
    this.setData({ search })
    if (!search) {
      this.setData(noSearch)
      return
    }
    const answer = await call('roster.list', { search, limit: shown })
    // A late answer to what was typed earlier is dropped.
    if (search !== this.data.search) {
      return
    }
    if (answer.ok) {
      this.setData({ found: answer.data.rows.map(optionOf), searchHint: hintOf(answer.data.rows) })
    } else {
      this.setData({ found: [], searchHint: errorText(answer.error).text })
    }
  },
}

function optionOf({ memberId, name }: RosterRow): Option {
  return { value: memberId, text: name }
}

function hintOf(rows: readonly RosterRow[]): string {
  return rows.length > 0 ? '点名字就选上' : '名册里没有这个名字'
}

/** Names of members by their ids, a page of the branch's roster at a time until all are known. */
export async function namesIn(branchId: string, memberIds: readonly string[]): Promise<Option[]> {
  const missing = new Set(memberIds)
  const named: Option[] = []
  let cursor: string | undefined
  do {
    const answer = await call('roster.list', { branchId, limit: 100, cursor })
    if (!answer.ok) {
      return named
    }
    for (const row of answer.data.rows.filter(({ memberId }) => missing.delete(memberId))) {
      named.push(optionOf(row))
    }
    cursor = answer.data.next
  } while (cursor && missing.size > 0)
  return named
}
