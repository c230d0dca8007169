import type { Chip } from '../../services/post-feed'

/** Things to choose one from, in a row that goes on to the right; the chosen one carries a tick. Tells `choose`. */
Component({
  properties: {
    label: { type: String, value: '' },
    chips: { type: Array, value: [] as Chip[] },
    chosen: { type: String, value: '' },
    /** The second row of a page: lines below the words instead of filled chips. */
    isQuiet: { type: Boolean, value: false },
  },

  methods: {
    onChoose({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>) {
      this.triggerEvent('choose', { id: currentTarget.dataset.id })
    },
  },
})
