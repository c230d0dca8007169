import type { Option } from '../services/options'
import { postWords } from '../services/task-words'
import { noSearch } from './member-search'
import type { PublishForm } from './publish-form'
import { type ChainPost, posts } from './task-words'

/** Whom the search on the page is for. */
export type Searched = '' | 'lead' | ChainPost

export interface ChainRow {
  post: ChainPost
  label: string
  name: string
}

export function chainRows({ chain }: Pick<PublishForm, 'chain'>): ChainRow[] {
  return posts.map((post) => ({
    post,
    label: postWords[post],
    name: chain.find((person) => person.post === post)?.name ?? '',
  }))
}

interface PeoplePage {
  data: { form: PublishForm; searched: Searched }
  setData(data: Record<string, unknown>): void
  write(part: Partial<PublishForm>): void
}

type Tapped = WechatMiniprogram.BaseEvent<Record<string, never>, { post: Exclude<Searched, ''> }>

/** Who answers for a task: the lead, and up to three above them. */
export const peopleHandlers = {
  onAsk(this: PeoplePage, { currentTarget }: Tapped) {
    this.setData({ ...noSearch, searched: currentTarget.dataset.post })
  },

  onPerson(this: PeoplePage, { detail }: WechatMiniprogram.CustomEvent<Option>) {
    const { searched, form } = this.data
    const { value: memberId, text: name } = detail
    this.setData({ ...noSearch, searched: '' })
    if (searched === 'lead') {
      this.write({ leadId: memberId, leadName: name })
    } else if (searched) {
      const chain = [
        ...form.chain.filter(({ post }) => post !== searched),
        { post: searched, memberId, name },
      ]
      this.write({ chain: posts.flatMap((post) => chain.filter((person) => person.post === post)) })
    }
  },

  onNobody(this: PeoplePage, { currentTarget }: Tapped) {
    const { post } = currentTarget.dataset
    this.setData({ searched: '' })
    this.write({ chain: this.data.form.chain.filter((person) => person.post !== post) })
  },

  onNotAsked(this: PeoplePage) {
    this.setData({ ...noSearch, searched: '' })
  },
}
