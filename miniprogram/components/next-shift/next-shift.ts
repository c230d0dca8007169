import type { NextShiftView } from '../../services/next-shift-view'

/** The blue block of the first page: my next shift (`open`, `checkin`, `route`, `phone`), or the way to one (`look`). */
Component({
  properties: {
    view: { type: Object, value: {} as NextShiftView },
    isLarge: { type: Boolean, value: false },
  },

  methods: {
    onOpen() {
      this.triggerEvent((this.data.view as NextShiftView).shiftId ? 'open' : 'look')
    },

    onCheckIn() {
      this.triggerEvent('checkin')
    },

    onRoute() {
      this.triggerEvent('route')
    },

    onPhone() {
      this.triggerEvent('phone')
    },
  },
})
