import type { Outcome } from '../../../../cloudfunctions/contract/shift'

/** There, not there, or excused; tells which (`choose`). */
Component({
  properties: {
    /** Whose it is. */
    label: { type: String, value: '' },
    value: { type: String, value: 'present' },
  },

  data: {
    choices: [
      { outcome: 'present', text: '到场' },
      { outcome: 'absent', text: '缺席' },
      { outcome: 'excused', text: '请假' },
    ],
  },

  methods: {
    onChoose({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { outcome: Outcome }>) {
      this.triggerEvent('choose', { outcome: currentTarget.dataset.outcome })
    },
  },
})
