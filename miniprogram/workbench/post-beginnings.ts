import type { Output } from '../../cloudfunctions/contract/contract'
import type { PostSource } from '../../cloudfunctions/contract/post'
import { call } from '../services/api'
import { dayOf, monthDay, withUnit } from '../services/format'
import { monthName } from '../services/months'
import { shiftFacts } from '../services/shift-facts'
import type { Choice } from './components/choice-sheet/choice-sheet'
import type { PostForm } from './post-form'

/** What the page draws of it. */
export const noBeginnings = { choice: null as Choice | null, hasBeginnings: false }

interface BeginningsPage {
  branchId: string
  form: PostForm
  beginnings: Beginning[]
  setData(data: Partial<typeof noBeginnings>): void
  onBeginnings(): void
  draw(): void
  keep(): void
}

/** The sheet «从哪里写起». */
export const beginningHandlers = {
  /** Without a network there is nothing to begin with but one's own words. */
  async findBeginnings(this: BeginningsPage) {
    const answer = await call('post.sources', { branchId: this.branchId })
    if (answer.ok) {
      this.beginnings = beginningsOf(answer.data, Date.now())
      this.setData({ hasBeginnings: true })
      this.onBeginnings()
    }
  },

  onBeginnings(this: BeginningsPage) {
    this.setData({ choice: choiceOf(this.beginnings) })
  },

  onBeginning(this: BeginningsPage, { detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const beginning = this.beginnings[Number(detail.value)]
    this.setData({ choice: null })
    if (beginning) {
      this.form = begun(this.form, beginning)
      this.draw()
      this.keep()
    }
  },

  onNoBeginning(this: BeginningsPage) {
    this.setData({ choice: null })
  },
}

type Sources = Output<'post.sources'>

/** With what the writing begins: facts; the author adds the words. */
export interface Beginning {
  /** In the list to choose from. */
  name: string
  title: string
  text: string
  channel: PostForm['channel']
  source?: PostSource
}

/** What a title holds. */
const TITLE = 40

const blank: Beginning = { name: '空白，自己写', title: '', text: '', channel: 'branch' }

function beginningsOf({ tasks, months, needs, festivals }: Sources, now: number): Beginning[] {
  return [
    ...tasks.map(ofTask),
    ...months.map((month) => ofMonth(month, now)),
    ...needs.map(ofNeed),
    ...festivals.map(ofFestival),
    blank,
  ]
}

function choiceOf(beginnings: readonly Beginning[]): Choice {
  return {
    title: '从哪里写起',
    text: '选一样，事实替您填好，您再补几句。',
    options: beginnings.map(({ name }, index) => ({ value: String(index), text: name })),
  }
}

function ofTask({ taskId, title, siteName, startsAt, people, hours }: Sources['tasks'][number]): Beginning {
  return {
    name: `干完的任务：${title}（${monthDay(dayOf(startsAt))}）`,
    ...shiftFacts({ title, siteName, startsAt, people, hours }),
    channel: 'branch',
    source: { kind: 'task', id: taskId },
  }
}

function ofMonth({ month, names }: Sources['months'][number], now: number): Beginning {
  const name = `${monthName(month, now)}红星党员`
  return {
    name: `红星党员：${monthName(month, now)}，${withUnit(names.length, '位')}`,
    title: `${name}公布`,
    text: `${name}有 ${withUnit(names.length, '位')}：${names.join('、')}。名单在红榜上看。`,
    channel: 'branch',
    source: { kind: 'month', id: month },
  }
}

function ofNeed({ needId, asked, supplied, raisedAt }: Sources['needs'][number]): Beginning {
  const left = Math.max(asked - supplied, 0)
  const found = supplied > 0 ? `已经找到 ${withUnit(supplied, '人')}，` : ''
  return {
    name: `招工：还差 ${withUnit(left, '人')}（${monthDay(dayOf(raisedAt))}提的）`,
    title: `招工：还要 ${withUnit(left, '人')}`,
    text: `${monthDay(dayOf(raisedAt))}有人来支部招工，要 ${withUnit(asked, '人')}，${found}还差 ${withUnit(left, '人')}。`,
    channel: 'jobs',
    source: { kind: 'need', id: needId },
  }
}

function ofFestival({ day, name }: Sources['festivals'][number]): Beginning {
  return {
    name: `节气节日：${name}（${monthDay(day)}）`,
    title: name,
    text: `${monthDay(day)}是${name}。`,
    channel: 'branch',
    source: { kind: 'festival', id: day },
  }
}

/** The form with these facts in it; an empty paragraph waits for the author's own words. */
export function begun(form: PostForm, { title, text, channel, source }: Beginning): PostForm {
  const facts = { key: 'b1', kind: 'paragraph', text, picture: null } as const
  const own = { key: 'b2', kind: 'paragraph', text: '', picture: null } as const
  const { source: _before, ...rest } = form
  return {
    ...rest,
    title: title.slice(0, TITLE),
    channel,
    blocks: text ? [facts, own] : [{ ...own, key: 'b1' }],
    ...(source && { source }),
  }
}
