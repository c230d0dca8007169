import { clockRange, dayOf, fullDay } from './format'

/** What a 接龙 in the group says of one shift; `people` only where the reader may see who comes. */
export interface ChainFacts {
  title: string
  siteName: string
  startsAt: number
  endsAt: number
  leadName?: string
  places: number
  taken: number
  waiting: number
  people?: readonly { name: string; teamName?: string }[]
}

/** A shift as text for pasting into the group, in the manner of a 接龙: what, when, where, and who so far. */
export function chainText(facts: ChainFacts): string {
  const { title, siteName, startsAt, endsAt, leadName, places, taken, waiting, people = [] } = facts
  const left = Math.max(places - taken, 0)
  const queue = waiting > 0 ? `，候补 ${waiting} 人` : ''
  return [
    `【蓝领任务】${title}`,
    `时间：${fullDay(dayOf(startsAt))} ${clockRange(startsAt, endsAt)}`,
    `地点：${siteName}`,
    ...(leadName ? [`领头人：${leadName}`] : []),
    left > 0 ? `要 ${places} 人，已报 ${taken} 人，还缺 ${left} 人` : `${places} 个名额已满${queue}`,
    ...people.map(({ name, teamName }, index) => `${index + 1}. ${name}${teamName ? `（${teamName}）` : ''}`),
    '在微信小程序“红星蓝领”里报名。',
  ].join('\n')
}
