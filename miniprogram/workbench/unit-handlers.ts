import type { Option } from '../services/options'
import { noSearch } from './member-search'
import { type UnitForm, withoutPerson, withPerson } from './teams-view'

interface UnitPage {
  data: { form: UnitForm | null }
  setData(data: Record<string, unknown>): void
}

/** What is written and picked while a team or a duty area is open. */
export const unitHandlers = {
  onName(this: UnitPage, { detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ 'form.name': detail.value, 'problems.name': '' })
  },

  onPerson(this: UnitPage, { detail }: WechatMiniprogram.CustomEvent<Option>) {
    if (this.data.form) {
      this.setData({ ...noSearch, form: withPerson(this.data.form, detail), 'problems.people': '' })
    }
  },

  onDrop(
    this: UnitPage,
    { currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>,
  ) {
    if (this.data.form) {
      this.setData({ form: withoutPerson(this.data.form, currentTarget.dataset.id) })
    }
  },
}
