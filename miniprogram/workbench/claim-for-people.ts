import { refusal } from '../services/act'
import { call } from '../services/api'
import type { Notice } from '../services/deed-words'
import type { Option } from '../services/options'
import { type Chosen, leftOutNotice, type TeamChoice, withPeople } from './claim-for-view'
import { noSearch } from './member-search'

interface PeoplePage {
  data: { chosen: Chosen[]; teams: TeamChoice[] }
  setData(data: { notice?: Notice | null; chosen?: Chosen[]; clashing?: number }): void
  choose(people: Option[]): void
  setChosen(chosen: Chosen[]): void
}

type Tapped = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>

/** Who is to be claimed for: one by one, a team at once, and out again. */
export const peopleHandlers = {
  onPerson(this: PeoplePage, { detail }: WechatMiniprogram.CustomEvent<Option>) {
    this.choose([detail])
  },

  async onTeam(this: PeoplePage, { currentTarget }: Tapped) {
    const team = this.data.teams.find(({ id }) => id === currentTarget.dataset.id)
    if (!team || team.memberIds.length === 0) {
      return
    }
    const answer = await call('roster.list', { memberIds: team.memberIds, limit: 100 })
    if (!answer.ok) {
      this.setData({ notice: refusal(answer.error) })
      return
    }
    const { rows } = answer.data
    this.choose(rows.map(({ memberId, name }) => ({ value: memberId, text: name })))
    this.setData({ notice: leftOutNotice(team, team.memberIds.length - rows.length) })
  },

  choose(this: PeoplePage, people: Option[]) {
    this.setChosen(withPeople(this.data.chosen, people))
    this.setData({ ...noSearch, notice: null })
  },

  setChosen(this: PeoplePage, chosen: Chosen[]) {
    this.setData({ chosen, clashing: chosen.filter(({ clashes }) => clashes).length })
  },

  onDrop(this: PeoplePage, { currentTarget }: Tapped) {
    this.setChosen(this.data.chosen.filter(({ value }) => value !== currentTarget.dataset.id))
  },

  onDropClashing(this: PeoplePage) {
    this.setChosen(this.data.chosen.filter(({ clashes }) => !clashes))
    this.setData({ notice: null })
  },
}
