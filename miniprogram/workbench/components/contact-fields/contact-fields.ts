import type { Option } from '../../../services/options'
import { type Contact, type ContactRow, contactOptions, contactRow } from '../../contact-view'
import { noSearch, searchHandlers } from '../../member-search'

/** As many as the cloud keeps for one organisation. */
const most = 10

/** Who from above looks after an organisation; tells every change (`change`). */
Component({
  properties: {
    contacts: { type: Array, value: [] as ContactRow[] },
  },

  data: { ...noSearch, contactOptions, kind: 'countyLeader' as Contact['kind'], most },

  methods: {
    ...searchHandlers,

    onKind({ detail }: WechatMiniprogram.CustomEvent<{ value: Contact['kind'] }>) {
      this.setData({ kind: detail.value })
    },

    onPerson({ detail }: WechatMiniprogram.CustomEvent<Option>) {
      const added = contactRow({ kind: this.data.kind, memberId: detail.value }, detail.text)
      const others = (this.data.contacts as ContactRow[]).filter(({ key }) => key !== added.key)
      this.setData(noSearch)
      this.triggerEvent('change', { contacts: [...others, added] })
    },

    onDrop({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { key: string }>) {
      const contacts = (this.data.contacts as ContactRow[]).filter(
        ({ key }) => key !== currentTarget.dataset.key,
      )
      this.triggerEvent('change', { contacts })
    },
  },
})
