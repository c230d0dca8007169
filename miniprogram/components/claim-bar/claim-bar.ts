import type { BarAct, BarView } from '../../services/bar-view'

/** The bar at the foot of a task: where I stand in the chosen shift and what I can do (`act`). */
Component({
  properties: {
    bar: { type: Object, value: {} as BarView },
    isLarge: { type: Boolean, value: false },
  },

  methods: {
    onAct(event: WechatMiniprogram.BaseEvent<Record<string, never>, { act: BarAct }>) {
      this.triggerEvent('act', { act: event.currentTarget.dataset.act })
    },
  },
})
