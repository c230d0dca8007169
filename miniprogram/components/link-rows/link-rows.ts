import type { LinkRow } from '../../services/menu-view'

/** Ways to other pages, one below the other. */
Component({
  properties: {
    rows: { type: Array, value: [] as LinkRow[] },
  },

  methods: {
    onOpen({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { url: string }>) {
      wx.navigateTo({ url: currentTarget.dataset.url })
    },
  },
})
