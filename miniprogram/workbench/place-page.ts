import type { LoadView } from '../services/load-view'
import { emptyLeads, loadingPage } from '../services/loading-page'
import { openChoice, type Standing, standAt } from './place'
import type { Tile } from './place-view'

interface PlacePage {
  setData(data: { load?: LoadView; name?: string }): void
}

type Stood = Exclude<Standing, { load: LoadView }>

/** What pages about the organisation I work in do alike: look where that is, and come back from where they got stuck. */
export const placePage = {
  ...loadingPage,
  ...emptyLeads(openChoice),

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
}
