import type { Output } from '../../cloudfunctions/contract/contract'
import { withUnit } from './format'
import { type StarView, starViews } from './red-list-view'

type Year = Output<'redList.year'>

export interface YearView {
  branchName: string
  /** The newest first. */
  months: { month: string; name: string; stars: StarView[] }[]
  /** Mine alone: what everybody else is not shown. */
  mine: { place: string; figures: string } | null
}

export function yearView({ branchName, months, mine }: Year): YearView {
  return {
    branchName,
    months: [...months].reverse().map(({ month, stars }) => ({
      month,
      name: `${Number(month.slice(5))}月`,
      stars: starViews(stars),
    })),
    mine: mine
      ? {
          place: `在支部里第\u00A0${withUnit(mine.place, '位')}，一共 ${withUnit(mine.of, '人')}`,
          figures: `参评 ${withUnit(mine.months, '个月')}，平均 ${withUnit(mine.mean, '分')}`,
        }
      : null,
  }
}
