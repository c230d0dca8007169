import { operatorLoading } from '../../services/operator-view'

/** Who runs this mini-program: `call` their number, or `retry` what could not be read. */
Component({
  properties: {
    view: { type: Object, value: operatorLoading },
  },

  methods: {
    onCall() {
      this.triggerEvent('call')
    },

    onRetry() {
      this.triggerEvent('retry')
    },
  },
})
