import type { OrgNode } from '../../../../cloudfunctions/contract/org'
import type { Notice } from '../../../services/deed-words'
import type { ContactRow } from '../../contact-view'
import { kindOptions } from '../../tree-view'

/** What is asked of an organisation, filled in as it is now. */
export interface OrgForm {
  title: string
  hasName: boolean
  hasKind: boolean
  name: string
  kind: OrgNode['kind']
  region: string
  /** Absent while they are not asked for. */
  contacts?: ContactRow[]
}

export type OrgAnswer = Required<Pick<OrgForm, 'name' | 'kind' | 'region' | 'contacts'>>

/** Name, kind and contacts of an organisation; sends `save` with what was written, or `close`. */
Component({
  properties: {
    /** Absent: the form is down. */
    form: { type: Object, value: null as OrgForm | null },
    /** Why it was not saved; what was typed stays. */
    notice: { type: Object, value: null as Notice | null },
  },

  data: { kindOptions, name: '', kind: 'area', region: '', contacts: [] as ContactRow[], problem: '' },

  observers: {
    form(form: OrgForm | null) {
      if (form) {
        const { name, kind, region, contacts = [] } = form
        this.setData({ name, kind, region, contacts, problem: '' })
      }
    },
  },

  methods: {
    onName({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ name: detail.value, problem: '' })
    },

    onKind({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ kind: detail.value })
    },

    onRegion({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ region: detail.value })
    },

    onContacts({ detail }: WechatMiniprogram.CustomEvent<{ contacts: ContactRow[] }>) {
      this.setData({ contacts: detail.contacts })
    },

    onSave() {
      const name = this.data.name.trim()
      const form = this.data.form as OrgForm | null
      if (form?.hasName && name.length < 2) {
        this.setData({ problem: '名称至少写两个字。' })
        return
      }
      const { kind, contacts } = this.data
      this.triggerEvent('save', { name, kind, region: this.data.region.trim(), contacts })
    },

    onClose() {
      this.triggerEvent('close')
    },

    onVisible(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) {
        this.triggerEvent('close')
      }
    },
  },
})
