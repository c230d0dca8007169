import type { RosterRow } from '../../cloudfunctions/contract/roster'
import { call, type Failure } from '../services/api'
import { errorText } from '../services/error-text'
import type { Option } from '../services/options'

interface SearchData {
  search: string
  found: Option[]
  searchHint: string
}

/** The part of a page's data with which a member is looked for by the beginning of the name. */
export const noSearch: SearchData = { search: '', found: [], searchHint: '写名字开头的字来找' }

interface SearchPage {
  data: SearchData
  /** The only branch to look in; without it, all the branches I serve. */
  branchId?: string
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
    const { branchId } = this
    const answer = await call('roster.list', { search, limit: shown, ...(branchId && { branchId }) })
    // A late answer to what was typed earlier is dropped.
    if (search !== this.data.search) {
      return
    }
    if (answer.ok) {
      this.setData({ found: answer.data.rows.map(optionOf), searchHint: hintOf(answer.data.rows, branchId) })
    } else {
      this.setData({ found: [], searchHint: errorText(answer.error).text })
    }
  },
}

function optionOf({ memberId, name }: RosterRow): Option {
  return { value: memberId, text: name }
}

function hintOf(rows: readonly RosterRow[], branchId?: string): string {
  const roster = branchId ? '这个支部的名册' : '名册'
  return rows.length > 0 ? '点名字就选上' : `${roster}里没有这个名字`
}

/** As many as the cloud names in one answer. */
const asked = 100

/** Names of a branch's members by their ids; who has left the branch is not among them. */
export async function namesIn(
  branchId: string,
  memberIds: readonly string[],
): Promise<{ names: ReadonlyMap<string, string> } | { error: Failure }> {
  const names = new Map<string, string>()
  const ids = [...new Set(memberIds)]
  for (let at = 0; at < ids.length; at += asked) {
    const answer = await call('roster.list', { branchId, memberIds: ids.slice(at, at + asked), limit: asked })
    if (!answer.ok) {
      return { error: answer.error }
    }
    for (const { memberId, name } of answer.data.rows) {
      names.set(memberId, name)
    }
  }
  return { names }
}
