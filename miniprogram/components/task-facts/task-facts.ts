import type { FactsView } from '../../services/task-facts-view'

/** Where, with whom, with what, and what for; sends `route` and `phone`. */
Component({
  properties: {
    facts: { type: Object, value: {} as FactsView },
  },

  methods: {
    onRoute() {
      this.triggerEvent('route')
    },

    onPhone() {
      this.triggerEvent('phone')
    },
  },
})
