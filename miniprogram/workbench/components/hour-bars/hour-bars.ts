import type { BarRow } from '../../month-bars'

/** Months one below the other, each with a bar as long as its figure; the last one is the page's own. */
Component({
  properties: {
    rows: { type: Array, value: [] as BarRow[] },
  },
})
