import type { NeedRowView } from '../../services/need-view'

/** One need in a list; tells a tap (`open`). */
Component({
  properties: {
    row: { type: Object, value: {} as NeedRowView },
  },

  methods: {
    onOpen() {
      this.triggerEvent('open', { needId: this.data.row.needId })
    },
  },
})
