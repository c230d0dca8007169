import {
  emptyPlan,
  fixed,
  repeatOptions,
  type SlotPlan,
  type SlotProblems,
  type SlotRow,
  slotRows,
  without,
} from '../../slot-plan'

/** When a task is worked on: day, hours, places, repetition, and the times that come of it; tells the plan (`plan`). */
Component({
  properties: {
    plan: { type: Object, value: emptyPlan as SlotPlan },
    problems: { type: Object, value: {} as SlotProblems },
    problem: { type: String, value: '' },
  },

  data: { repeatOptions, rows: [] as SlotRow[], canFix: false },

  observers: {
    plan(plan: SlotPlan) {
      const rows = slotRows(plan)
      this.setData({ rows, canFix: rows.length > 0 && plan.day !== '' })
    },
  },

  methods: {
    tell(plan: SlotPlan) {
      this.triggerEvent('plan', plan)
    },

    onField({
      currentTarget,
      detail,
    }: WechatMiniprogram.CustomEvent<{ value: string }, object, { field: keyof SlotPlan }>) {
      this.tell({ ...this.data.plan, [currentTarget.dataset.field]: detail.value })
    },

    onFix() {
      this.tell(fixed(this.data.plan))
    },

    onDrop({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { key: string }>) {
      this.tell(without(this.data.plan, currentTarget.dataset.key))
    },
  },
})
