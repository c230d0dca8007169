import { type LoadView, loading } from '../services/load-view'
import { openChoice, type Standing, standAt } from './place'
import type { Tile } from './place-view'

interface PlacePage {
  data: { load: LoadView | null }
  setData(data: { load?: LoadView | null; name?: string }): void
  refresh(): Promise<void>
}

type Stood = Exclude<Standing, { load: LoadView }>

/** What pages about the organisation I work in do alike: look where that is, and come back from where they got stuck. */
export const placePage = {
  /** Says what stands in the way, or names the organisation in the head. */
  async stand(
    this: PlacePage,
    tile: Tile,
    options?: { needsBranch?: boolean; afresh?: boolean },
  ): Promise<Stood | undefined> {
    const standing = await standAt(tile, options)
    if ('load' in standing) {
      this.setData({ load: standing.load })
      return undefined
    }
    this.setData({ name: standing.place.name })
    return standing
  },

  async onPullDownRefresh(this: PlacePage) {
    await this.refresh()
    wx.stopPullDownRefresh()
  },

  onAct(this: PlacePage) {
    if (this.data.load?.state === 'empty') {
      openChoice()
    } else {
      this.setData({ load: loading })
      void this.refresh()
    }
  },
}
