import type { BlockView } from '../../services/article-view'

type Loaded = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string; url: string; key: number }>

/**
 * The words and pictures of an article in their order. Text is shown as it was written; nothing in it is interpreted.
 * Tells which picture has come (`seen`).
 */
Component({
  properties: {
    blocks: { type: Array, value: [] as BlockView[] },
  },

  data: {
    /** Pictures that did not come, by their key. */
    missing: {} as Record<number, boolean>,
  },

  observers: {
    blocks() {
      this.setData({ missing: {} })
    },
  },

  methods: {
    onLoad({ currentTarget: { dataset } }: Loaded) {
      this.triggerEvent('seen', { pictureId: dataset.id, url: dataset.url })
    },

    onError({ currentTarget: { dataset } }: Loaded) {
      this.setData({ [`missing.${dataset.key}`]: true })
    },
  },
})
