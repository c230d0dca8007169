import type { MonthView } from '../../contract/red-star'
import { monthWords } from '../red-star/month-words-rules'
import { blank, DRAFT, dayWords } from './paper-words-rules'

/** The record of the committee's meeting, in words; what only the people there know is left to fill in. */
export interface Minutes {
  title: string
  draft?: string
  demo?: string
  /** What it is, whom it is for. */
  caution: string
  blanks: string[]
  sections: { heading: string; lines: string[]; table?: { head: string[]; rows: string[][] } }[]
  signature: string
}

export function minutesOf(view: MonthView): Minutes {
  const { branchName, month, phase } = view
  const isFixed = phase === 'notice' || phase === 'frozen'
  return {
    title: `${branchName}支委会会议记录`,
    ...(!isFixed && { draft: `${DRAFT}：名单还没有定稿` }),
    caution: '里面有个人分数，只供支委会使用，请不要张贴和转发。',
    blanks: [
      `时间：${blank(4)}年${blank(2)}月${blank(2)}日${blank(2)}时\u3000地点：${blank(10)}`,
      `主持：${blank(8)}\u3000记录：${blank(8)}`,
      `应到：${blank(3)}人\u3000实到：${blank(3)}人`,
      `出席：${blank(24)}`,
      `缺席和原因：${blank(21)}`,
      `议题：评定${monthWords(month)}红星党员`,
    ],
    sections: [
      { heading: '一、本月情况', lines: [countedLine(view), ...missingLines(view)] },
      eligibleSection(view),
      { heading: '三、并列和表决', lines: tieLines(view) },
      { heading: '四、蝉联', lines: [repeatLine(view)] },
      { heading: '五、不任职党员的名额', lines: [nonCadreLine(view)] },
      { heading: '六、决议', lines: decisionLines(view, isFixed) },
      ...objectionSections(view),
    ],
    signature: `参会人签字：${blank(20)}`,
  }
}

function nameIn({ eligible }: MonthView, memberId: string): string {
  return eligible.find((one) => one.memberId === memberId)?.name ?? ''
}

function namesIn(view: MonthView, memberIds: readonly string[]): string {
  return memberIds.map((memberId) => nameIn(view, memberId)).join('、')
}

function countedLine({ counted, places, threshold, eligible, notEligible }: MonthView): string {
  const { exempt, excluded } = notEligible
  const apart = [
    ...(exempt > 0 ? [`免考核 ${exempt} 人`] : []),
    ...(excluded > 0 ? [`不参评 ${excluded} 人`] : []),
  ]
  const others = apart.length > 0 ? `（${apart.join('，')}，不计在内）` : ''
  return `参评 ${counted} 人${others}。入围线 ${threshold} 分，入围 ${eligible.length} 人。每 15 名参评人设 1 个名额，最少 1 个，最多 3 个，本月 ${places} 个。`
}

const missingWords: Readonly<Record<MonthView['missing'][number]['what'], string>> = {
  shifts: '班次没有确认工时',
  deeds: '条申请没有答复',
  meetings: '次会议没有记录',
  needs: '件需求没有办结',
}

function missingLines({ missing }: MonthView): string[] {
  const words = missing.map(({ what, count }) => `${count} ${missingWords[what]}`)
  return words.length === 0 ? [] : [`还缺：${words.join('；')}。`]
}

function eligibleSection(view: MonthView): Minutes['sections'][number] {
  const rows = view.eligible.map(({ memberId, name, track, score, contribution, hours, kinds }) => [
    name,
    track,
    ...[score, contribution, hours, kinds].map(String),
    placeWords(view, memberId),
  ])
  const head = ['姓名', '类别', '总分', '贡献分', '工时', '实事类数', '结果']
  return rows.length === 0
    ? { heading: '二、入围名单', lines: ['没有人达到入围线，名额空缺。'] }
    : { heading: '二、入围名单', lines: [], table: { head, rows } }
}

function placeWords({ winners, repeats, tie }: MonthView, memberId: string): string {
  if (winners.includes(memberId)) {
    return '名额'
  }
  if (repeats.includes(memberId)) {
    return '蝉联'
  }
  return tie?.memberIds.includes(memberId) ? '并列' : ''
}

function tieLines(view: MonthView): string[] {
  const { tie, ballot } = view
  const done = ballot
    ? [`${dayWords(ballot.on)}表决，先后为：${namesIn(view, ballot.order)}。票数：${ballot.votes}。`]
    : []
  const open = tie
    ? [
        `${namesIn(view, tie.memberIds)} 的总分、贡献分、工时、实事类数都相同，余下 ${tie.places} 个名额，由支委会表决。`,
        `表决结果：${blank(22)}`,
      ]
    : []
  return done.length + open.length === 0 ? ['没有并列。'] : [...done, ...open]
}

function repeatLine(view: MonthView): string {
  return view.repeats.length === 0
    ? '没有。'
    : `${namesIn(view, view.repeats)} 此前已连续两个月，本月列为蝉联，不占名额。`
}

function nonCadreLine(view: MonthView): string {
  return view.nonCadre === undefined
    ? '不需要调整。'
    : `按分数名额都归任职党员，按规则留 1 个给不任职的 ${nameIn(view, view.nonCadre)}。`
}

function decisionLines(view: MonthView, isFixed: boolean): string[] {
  const { winners, repeats, eligible, dates, month } = view
  const named = [...winners, ...repeats]
  if (named.length === 0) {
    return ['本月名额空缺。']
  }
  const verb = isFixed ? '同意' : '拟同意'
  const sentences = named.map((memberId) => {
    const sentence = eligible.find((one) => one.memberId === memberId)?.sentence
    return `${nameIn(view, memberId)}：${sentence ?? blank(20)}`
  })
  const until = dates.noticeLastDay === undefined ? '' : `，到 ${dayWords(dates.noticeLastDay)}为止`
  return [
    `${verb}${namesIn(view, winners) || '（空缺）'}为${monthWords(month)}红星党员${repeats.length > 0 ? `，${namesIn(view, repeats)}为蝉联` : ''}。事迹：`,
    ...sentences,
    `名单公示 5 个工作日${until}。`,
  ]
}

const stateWords = { open: '还没有答复', upheld: '异议成立，名额空缺', dismissed: '异议不成立' } as const

/** What was said and what became of it; not by whom. */
function objectionSections({ objections }: MonthView): Minutes['sections'] {
  if (objections.length === 0) {
    return []
  }
  const lines = objections.map(
    ({ about, text, state, answer }) =>
      `对 ${about}：${text}。${stateWords[state]}${answer === undefined ? '' : `：${answer}`}。`,
  )
  return [{ heading: '七、公示中的异议', lines }]
}
