import type { PostRowView } from '../../services/post-view'

/** One piece of news in a list, the foremost with its picture large; tells a tap (`open`). */
Component({
  properties: {
    row: { type: Object, value: {} as PostRowView },
    isLead: { type: Boolean, value: false },
    isLarge: { type: Boolean, value: false },
  },

  methods: {
    onOpen() {
      this.triggerEvent('open', { postId: this.data.row.postId })
    },
  },
})
