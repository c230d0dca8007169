import { type LoadView, loading } from './load-view'
import { yearNow } from './months'

/** The two arrows beside a week, a month or a year. */
export const stepHandlers = {
  onEarlier(this: { turn(steps: number): void }) {
    this.turn(-1)
  },

  onLater(this: { turn(steps: number): void }) {
    this.turn(1)
  },
}

export const noYear = { year: 0, hasEarlier: false, hasLater: false }

interface YearPage {
  data: typeof noYear
  setData(data: Partial<typeof noYear> & { load?: LoadView; saved?: null }): void
  setYear(year: number): void
  refresh(): Promise<void>
}

/** A page that shows one year at a time, none before the first. */
export function yearPage(firstYear: number) {
  return {
    ...stepHandlers,

    setYear(this: YearPage, year: number) {
      this.setData({ year, hasEarlier: year > firstYear, hasLater: year < yearNow(Date.now()) })
    },

    turn(this: YearPage, steps: number) {
      this.setYear(this.data.year + steps)
      this.setData({ load: loading, saved: null })
      void this.refresh()
    },
  }
}
