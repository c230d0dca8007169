import type { PublishForm } from './publish-form'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: keyof PublishForm }>

interface FieldsPage {
  data: { form: PublishForm }
  write(part: Partial<PublishForm>): void
}

/** What is typed, tapped and chosen in the form of a task. */
export const fieldHandlers = {
  onField(this: FieldsPage, { currentTarget, detail }: Typed) {
    this.write({ [currentTarget.dataset.field]: detail.value })
  },

  /** Another name is another place: the old coordinates do not lead there. */
  onSite(this: FieldsPage, { detail }: Typed) {
    const { note } = this.data.form.site
    this.write({ site: { name: detail.value, ...(note && { note }) } })
  },

  onSiteNote(this: FieldsPage, { detail }: Typed) {
    this.write({ site: { ...this.data.form.site, note: detail.value } })
  },

  onUrgent(this: FieldsPage) {
    this.write({ urgent: !this.data.form.urgent })
  },

  onThings(this: FieldsPage, { detail }: WechatMiniprogram.CustomEvent<{ value: string[] }>) {
    this.write({ bring: detail.value })
  },

  onPlan(this: FieldsPage, { detail }: WechatMiniprogram.CustomEvent<PublishForm['plan']>) {
    this.write({ plan: detail })
  },
}
