import type { OrgNode } from '../../../../cloudfunctions/contract/org'
import { kindOptions } from '../../tree-view'

/** What is asked of an organisation, filled in as it is now. */
export interface OrgForm {
  title: string
  hasName: boolean
  hasKind: boolean
  name: string
  kind: OrgNode['kind']
  region: string
}

/** Name and kind of an organisation; sends `save` with what was written, or `close`. */
Component({
  properties: {
    /** Absent: the form is down. */
    form: { type: Object, value: null as OrgForm | null },
  },

  data: { kindOptions, name: '', kind: 'area', region: '', problem: '' },

  observers: {
    form(form: OrgForm | null) {
      if (form) {
        this.setData({ name: form.name, kind: form.kind, region: form.region, problem: '' })
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

    onSave() {
      const name = this.data.name.trim()
      const form = this.data.form as OrgForm | null
      if (form?.hasName && name.length < 2) {
        this.setData({ problem: '名称至少写两个字。' })
        return
      }
      this.triggerEvent('save', { name, kind: this.data.kind, region: this.data.region.trim() })
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
