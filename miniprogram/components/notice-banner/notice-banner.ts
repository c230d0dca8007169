import type { Notice } from '../../services/deed-words'

const none: Notice = { tone: 'blue', icon: 'time', title: '', text: '' }

/** Something to know before going on. It never goes away by itself. */
Component({
  properties: {
    notice: { type: Object, value: none },
  },
})
