import type { Output } from '../../cloudfunctions/contract/contract'
import { read } from './last-seen'
import { lastMonth } from './months'
import { type StarView, starViews } from './red-list-view'
import { readMe } from './session'

/** The newest winners on the front page. */
export interface MonthStars {
  title: string
  stars: StarView[]
  /** Of several branches: each name with its own. */
  showsBranch: boolean
}

/** Two or three names: the rest is on the red list. */
const shown = 3

/**
 * Of my own branch; to a visitor those of the only general branch there is. `null`: there are none; `undefined`: it
 * could not be read.
 */
export async function readMonthStars(now: number): Promise<MonthStars | null | undefined> {
  const me = await readMe()
  if (me.state === 'failed') {
    return undefined
  }
  if (!me.data.bound) {
    return readForVisitor(now)
  }
  const reading = await read('redList.get', { branchId: me.data.branchId })
  return reading.state === 'failed' ? undefined : starsOf(reading.data.month, [reading.data], false)
}

async function readForVisitor(now: number): Promise<MonthStars | null | undefined> {
  const month = lastMonth(now)
  const county = await read('redList.wide', { orgId: 'county', month })
  if (county.state === 'failed') {
    return undefined
  }
  const [only, ...others] = county.data.orgs
  if (!only || others.length > 0) {
    return null
  }
  const reading = await read('redList.wide', { orgId: only.orgId, month })
  return reading.state === 'failed' ? undefined : starsOf(month, reading.data.branches, true)
}

type Lists = readonly Pick<Output<'redList.get'>, 'stars' | 'phase'>[]

function starsOf(month: string, lists: Lists, showsBranch: boolean): MonthStars | null {
  const named = lists.flatMap(({ stars }) => stars).filter(({ name }) => name !== undefined)
  const isOnNotice = lists.some(({ phase, stars }) => phase === 'notice' && stars.length > 0)
  return named.length > 0
    ? {
        title: `${Number(month.slice(5))}月红星${isOnNotice ? '公示' : '党员'}`,
        stars: starViews(named).slice(0, shown),
        showsBranch,
      }
    : null
}
