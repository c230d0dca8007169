import { type MonthStars, readMonthStars } from '../../services/month-stars'
import { redListPage } from '../../services/red-star-urls'

/** A list changes once a month: the front page does not ask for it each time it is shown. */
const keptFor = 10 * 60_000

/** The newest winners with their deeds; it takes no room where there are none. */
Component({
  data: {
    view: null as MonthStars | null,
    readAt: 0,
  },

  lifetimes: {
    attached() {
      void this.refresh()
    },
  },

  pageLifetimes: {
    show() {
      void this.refresh()
    },
  },

  methods: {
    async refresh() {
      const now = Date.now()
      if (now - this.data.readAt < keptFor) {
        return
      }
      this.setData({ readAt: now })
      const view = await readMonthStars(now)
      if (view) {
        this.setData({ view })
      } else if (!this.data.view) {
        this.setData({ readAt: 0 })
      }
    },

    onOpen() {
      wx.switchTab({ url: redListPage })
    },
  },
})
