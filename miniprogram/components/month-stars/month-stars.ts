import { frontPart } from '../../services/front-part'
import { type MonthStars, readMonthStars } from '../../services/month-stars'
import { redListPage } from '../../services/red-star-urls'

/** The newest winners with their deeds; it takes no room where there are none. */
Component({
  data: {
    view: null as MonthStars | null,
  },

  ...frontPart('view', readMonthStars),

  methods: {
    onOpen() {
      wx.switchTab({ url: redListPage })
    },
  },
})
