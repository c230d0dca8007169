import { call } from '../services/api'
import { errorText } from '../services/error-text'
import { mayBeRecorded, type Person } from './record-form'

export interface Tick extends Person {
  isOn: boolean
}

interface TickData {
  ticks: Tick[]
  hasMoreTicks: boolean
  tickHint: string
}

/** The part of a page's data that lists a branch to tick. */
export const noTicks: TickData = { ticks: [], hasMoreTicks: false, tickHint: '' }

interface TickPage {
  data: TickData & { form: { people: Person[] } }
  branchId: string
  myId: string
  tickCursor: string | undefined
  setData(data: Partial<TickData>): void
  keep(change: { people: Person[] }): void
  onMoreTicks(): Promise<void>
}

/** What fits on a page without hundreds of rows. */
const atOnce = 40

export const tickHandlers = {
  async onWholeBranch(this: TickPage) {
    this.tickCursor = undefined
    this.setData(noTicks)
    await this.onMoreTicks()
  },

  async onMoreTicks(this: TickPage) {
    const { branchId, tickCursor } = this
    const answer = await call('roster.list', {
      branchId,
      limit: atOnce,
      ...(tickCursor && { cursor: tickCursor }),
    })
    if (!answer.ok) {
      this.setData({ tickHint: errorText(answer.error).text })
      return
    }
    const { rows, next } = answer.data
    const added = rows
      .filter((row) => mayBeRecorded(row, this.myId))
      .map(({ memberId, name }) => ({ id: memberId, name, isOn: false }))
    this.tickCursor = next
    const ticks = marked([...this.data.ticks, ...added], this.data.form.people)
    const tickHint = next || ticks.length > 0 ? '' : '这个支部的名册里没有党员。'
    this.setData({ ticks, hasMoreTicks: next !== undefined, tickHint })
  },

  /** All that are shown, or none of them. */
  onAllTicks(this: TickPage) {
    const { ticks, form } = this.data
    const isAll = ticks.every(({ isOn }) => isOn)
    const shown = new Set(ticks.map(({ id }) => id))
    const others = form.people.filter(({ id }) => !shown.has(id))
    this.keep({ people: isAll ? others : [...others, ...ticks.map(({ id, name }) => ({ id, name }))] })
  },
}

export function marked(ticks: readonly Tick[], people: readonly Person[]): Tick[] {
  const chosen = new Set(people.map(({ id }) => id))
  return ticks.map((tick) => ({ ...tick, isOn: chosen.has(tick.id) }))
}
