import type { MonthView } from '../../cloudfunctions/contract/red-star'
import { call } from '../services/api'
import { type LoadView, loading } from '../services/load-view'
import { goBack } from '../services/open'
import { failedLoad, openChoice, type Standing, standAt } from './place'
import { isSecretary } from './place-view'

type Stood = Exclude<Standing, { load: LoadView }>

/** A branch's month and what I may do in it; or what stands on the page instead. */
export type ReadMonth = { month: MonthView; may: { run: boolean; confirm: boolean } } | { load: LoadView }

export async function readMonth(month: string): Promise<ReadMonth> {
  const standing = await standAt('month', { needsBranch: true })
  if ('load' in standing) {
    return standing
  }
  const { branchId } = standing.place
  const answer = await call('month.get', { branchId, ...(month && { month }) })
  if (!answer.ok) {
    return { load: failedLoad('月结没打开', answer.error) }
  }
  return { month: answer.data, may: mayOf(standing) }
}

function mayOf({ roles }: Stood): { run: boolean; confirm: boolean } {
  const run = isSecretary(roles)
  return { run, confirm: run || roles.some(({ role }) => role === 'recorder') }
}

interface MonthlyPage {
  data: { load: LoadView | null }
  setData(data: { load: LoadView }): void
  refresh(): Promise<void>
}

/** What the pages of one month do alike. */
export const monthlyPage = {
  async onPullDownRefresh(this: MonthlyPage) {
    await this.refresh()
    wx.stopPullDownRefresh()
  },

  onAct(this: MonthlyPage) {
    if (this.data.load?.state === 'empty') {
      openChoice()
    } else {
      this.setData({ load: loading })
      void this.refresh()
    }
  },
}

/** The same for a page of one step: where it has nothing to do, its button leads back to the month. */
export const stepPage = {
  onAct(this: MonthlyPage) {
    if (this.data.load?.state === 'empty') {
      goBack()
    } else {
      this.setData({ load: loading })
      void this.refresh()
    }
  },
}
