import type { StepView } from '../../month-steps'

const none: StepView = { step: 'fill', mark: 'later', number: 1, title: '', text: '', verb: '', url: '' }

/** One step of the month: a green check, an amber number or a grey one, and its one verb (`act`). */
Component({
  properties: {
    step: { type: Object, value: none },
  },

  methods: {
    onAct() {
      this.triggerEvent('act', { url: this.data.step.url })
    },
  },
})
