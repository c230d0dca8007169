import type { Question } from '../../services/ask-to-tell'

const none: Question = { about: 'shift', title: '', text: '' }

/** Whether WeChat may tell the person of something: one explained question (`yes`, `no`). */
Component({
  properties: {
    question: { type: Object, value: none },
    isLarge: { type: Boolean, value: false },
  },

  methods: {
    onYes() {
      this.triggerEvent('yes')
    },

    onNo() {
      this.triggerEvent('no')
    },
  },
})
