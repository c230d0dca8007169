import type { RedList } from '../../cloudfunctions/contract/red-star'
import { dayOf, withUnit, yearDay } from './format'
import { fullMonth } from './months'

export interface PosterView {
  name: string
  branchName: string
  month: string
  sentence: string
  criteria: string
  code: string
  day: string
}

/** My own star on a published list; nobody else's becomes a poster. */
export function posterView(list: RedList): PosterView | undefined {
  const { stars, code, publishedAt, supplements, branchName, month, threshold, counted, places } = list
  const lists = [{ stars, code, publishedAt }, ...supplements]
  const own = lists.find((one) => one.stars.some(({ isMine, name }) => isMine && name))
  const mine = own?.stars.find(({ isMine }) => isMine)
  if (!own?.code || own.publishedAt === undefined || mine?.name === undefined) {
    return undefined
  }
  return {
    name: mine.name,
    branchName,
    month: fullMonth(month),
    sentence: mine.sentence ?? '',
    criteria: `当月满 ${withUnit(threshold, '分')}，参评 ${withUnit(counted, '人')}最多取 ${withUnit(places, '人')}，公示 5 个工作日，可以提异议。`,
    code: own.code,
    day: yearDay(dayOf(own.publishedAt)),
  }
}
