import type { MessageView } from '../../services/message-view'

/** One message in a list; tells a tap (`open`). */
Component({
  properties: {
    message: { type: Object, value: {} as MessageView },
  },

  methods: {
    onOpen() {
      const { url } = this.data.message
      if (url) {
        this.triggerEvent('open', { url })
      }
    },
  },
})
