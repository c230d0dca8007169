import type { MonthView, RedList } from '../../contract/red-star'
import { dayOf } from '../../platform/calendar'
import { monthWords } from '../red-star/month-words-rules'
import { byStrokes, DRAFT, dayWords } from './paper-words-rules'

export interface PaperRow {
  name: string
  sentence: string
  /** What is to be known about this name, in a few words. */
  mark?: string
}

/** The red paper on the wall, in words: names and deeds, no points and no ranks. */
export interface RedPaper {
  title: string
  under: string
  draft?: string
  demo?: string
  lead: string
  groups: { heading?: string; rows: PaperRow[] }[]
  lines: string[]
  /** `XXXX-XXXX-XXXX-XXXX` with what it is the code of. */
  codes: { of: string; code: string }[]
  signature: string[]
}

type Star = RedList['stars'][number]
type RuleWords = Pick<RedList, 'threshold' | 'places' | 'counted'>

/** The list on notice, and the published one with its check codes. */
export function publicPaper(list: RedList, today: string): RedPaper {
  const { branchName, month, phase, stars, supplements, notes, publishedAt, dates, code } = list
  const isPublished = phase === 'frozen'
  const named = stars.length + supplements.length > 0
  return {
    title: isPublished ? '红星党员榜' : '红星党员公示',
    under: `${branchName}\u3000${monthWords(month)}`,
    lead: leadOf(named, isPublished),
    groups: [
      ...groupsOf(stars),
      ...supplements.map(({ stars: added }) => ({ heading: '增补', rows: rowsOf(added) })),
    ],
    lines: [
      ruleLine(list),
      ...(isPublished ? [] : noticeLines(dates)),
      ...(publishedAt === undefined ? [] : [`发布：${dayWords(dayOf(publishedAt))}，发布后不再改动。`]),
      ...notes.map(({ at, text }) => `更正（${dayWords(dayOf(at))}）：${text}`),
      ...(code === undefined ? [] : ['核对：小程序“红星蓝领”里打开这个月的红榜，点“核对”，谁都可以查。']),
    ],
    codes: [
      ...(code === undefined ? [] : [{ of: '核对码', code }]),
      ...supplements.map((one) => ({ of: '增补核对码', code: one.code })),
    ],
    signature: [branchName, dayWords(publishedAt === undefined ? today : dayOf(publishedAt))],
  }
}

/** What the committee has before it: whom the figures name, without a promise. */
export function draftPaper(view: MonthView): RedPaper {
  const { branchName, month, eligible, winners, repeats, tie } = view
  const draftRows = (memberIds: readonly string[]) =>
    eligible
      .filter(({ memberId }) => memberIds.includes(memberId))
      .map(({ name, sentence = '（一句话事迹，支委会填写）' }): PaperRow => ({ name, sentence }))
      .sort(byStrokes)
  return {
    title: '红星党员公示',
    under: `${branchName}\u3000${monthWords(month)}`,
    draft: `${DRAFT}：支委会还没有定稿，请不要张贴`,
    lead: leadOf(winners.length + repeats.length > 0 || tie !== undefined, false),
    groups: [
      { rows: draftRows(winners) },
      ...(tie
        ? [{ heading: `并列，余下 ${tie.places} 个名额由支委会表决`, rows: draftRows(tie.memberIds) }]
        : []),
      ...(repeats.length > 0 ? [{ heading: REPEATS, rows: draftRows(repeats) }] : []),
    ],
    lines: [ruleLine(view), '公示时间：定稿后的 5 个工作日。', OBJECTION, ANSWER],
    codes: [],
    signature: [branchName, '\u3000\u3000年\u3000\u3000月\u3000\u3000日'],
  }
}

const REPEATS = '蝉联（已连续两个月，本月不占名额）'
const OBJECTION = '有不同看法：在小程序“红星蓝领”里点“我有异议”，或当面告诉支部书记、监督员，可以不署名。'
const ANSWER = '3 个工作日内答复，由没有确认过这位同志记录的人答复。'

function leadOf(named: boolean, isPublished: boolean): string {
  if (!named) {
    return '本月名额空缺。'
  }
  return isPublished
    ? '经公示，下列同志为本月红星党员。'
    : '经支委会评定，下列同志拟为本月红星党员，现予公示。'
}

function groupsOf(stars: readonly Star[]): RedPaper['groups'] {
  const repeats = stars.filter(({ kind }) => kind === 'repeat')
  return [
    { rows: rowsOf(stars.filter(({ kind }) => kind !== 'repeat')) },
    ...(repeats.length > 0 ? [{ heading: REPEATS, rows: rowsOf(repeats) }] : []),
  ]
}

function rowsOf(stars: readonly Star[]): PaperRow[] {
  return stars.map(rowOf).sort(byStrokes)
}

function rowOf({ name, sentence = '', isHeld }: Star): PaperRow {
  return name === undefined
    ? { name: '', sentence: '本人要求不再列名。' }
    : { name, sentence, ...(isHeld && { mark: '有异议，正在核实' }) }
}

function ruleLine({ threshold, places, counted }: RuleWords): string {
  return `评定办法：当月满 ${threshold} 分入围；参评 ${counted} 人，设 ${places} 个名额。`
}

function noticeLines({ noticeLastDay, isProvisional }: RedList['dates']): string[] {
  const until = noticeLastDay === undefined ? '' : `，到 ${dayWords(noticeLastDay)}为止`
  const mayMove = isProvisional ? '（节假日安排还没有公布，日期可能变）' : ''
  return [`公示时间：5 个工作日${until}${mayMove}。`, OBJECTION, ANSWER]
}
