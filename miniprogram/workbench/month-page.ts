import type { MonthView } from '../../cloudfunctions/contract/red-star'
import { call } from '../services/api'
import type { LoadView } from '../services/load-view'
import { emptyLeads } from '../services/loading-page'
import { goBack } from '../services/open'
import { failedLoad, type Standing, standAt } from './place'
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

interface StepPage {
  asked: string
  setData(data: { load: LoadView }): void
  refresh(): Promise<void>
}

/** What the pages of one step of a month do alike; where the step has nothing to do, the button leads back. */
export const stepPage = {
  ...emptyLeads(goBack),

  asked: '',
  month: undefined as MonthView | undefined,

  onLoad(this: StepPage, { month = '' }: { month?: string }) {
    this.asked = month
    void this.refresh()
  },

  /** Says what stands in the way, or answers with the month. */
  async readStep(this: StepPage) {
    const read = await readMonth(this.asked)
    if ('load' in read) {
      this.setData({ load: read.load })
      return undefined
    }
    return read
  },
}
