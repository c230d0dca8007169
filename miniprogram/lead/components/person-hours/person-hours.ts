import type { Outcome } from '../../../../cloudfunctions/contract/shift'

export interface Visit {
  /** Tells it from the others while it is written. */
  no: number
  household: string
  result: string
}

/** As the lead says it of one person. */
export interface PersonSaid {
  outcome: Outcome
  hours: number
  supplied: number
  visits: Visit[]
}

const nothingSaid: PersonSaid = { outcome: 'present', hours: 0, supplied: 0, visits: [] }
const mostVisits = 20

/** What is special about one person; tells all of it at every change (`change`). */
Component({
  properties: {
    name: { type: String, value: '' },
    kind: { type: String, value: 'work' },
    most: { type: Number, value: 16 },
    said: { type: Object, value: nothingSaid },
  },

  data: { mostVisits },

  methods: {
    onOutcome({ detail }: WechatMiniprogram.CustomEvent<{ outcome: Outcome }>) {
      this.tell({ outcome: detail.outcome })
    },

    onHours({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.tell({ hours: detail.value })
    },

    onSupplied({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.tell({ supplied: detail.value })
    },

    onAddVisit() {
      const { visits } = this.data.said
      const no = 1 + Math.max(0, ...visits.map((visit: Visit) => visit.no))
      this.tell({ visits: [...visits, { no, household: '', result: '' }] })
    },

    onVisit({
      currentTarget,
      detail,
    }: WechatMiniprogram.CustomEvent<
      { value: string },
      Record<string, never>,
      { no: number; field: 'household' | 'result' }
    >) {
      const { no, field } = currentTarget.dataset
      const visits = this.data.said.visits.map((visit: Visit) =>
        visit.no === no ? { ...visit, [field]: detail.value } : visit,
      )
      this.tell({ visits })
    },

    onDropVisit({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { no: number }>) {
      const { no } = currentTarget.dataset
      this.tell({ visits: this.data.said.visits.filter((visit: Visit) => visit.no !== no) })
    },

    tell(change: Partial<PersonSaid>) {
      this.triggerEvent('change', { ...this.data.said, ...change })
    },
  },
})
