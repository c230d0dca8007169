import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { dayOf } from '../../platform/calendar'
import type { ActContext } from '../../platform/context'
import { readTrees, treesWith } from '../../platform/organisation'
import { reachesBranch } from '../../platform/scope'
import { orgNames } from '../org/org-names'
import { monthWords } from '../red-star/month-words-rules'
import { showMonth } from '../red-star/show-month'
import { showRedList } from '../red-star/show-red-list'
import { columnsOf } from './edit-columns'
import { figuresOfMonth } from './figures-of-month'
import { minutesOf } from './minutes-rules'
import { DEMO, DEMO_LINE, DRAFT } from './paper-words-rules'
import { draftPaper, publicPaper } from './red-paper-rules'
import { storePack } from './store-pack'

type Input = ParsedInput<'month.pack'>

interface Made {
  content: Buffer
  /** The committee has not fixed the list: the file says so, and its name, too. */
  isDraft: boolean
}

/** Stands on every paper of a demo town. */
type Mark = { demo?: string }

const kinds = {
  redList: { words: '红星党员公示榜', path: 'red-list', ending: 'docx', make: makeRedPaper },
  minutes: { words: '支委会记录', path: 'minutes', ending: 'docx', make: makeMinutes },
  excel: { words: '积分汇总', path: 'month', ending: 'xlsx', make: makeSheet },
} as const

/**
 * One file of the month-end pack, made anew each time and kept for a day. Recorded: an export leaves the house
 * (PRODUCT §1.7). A retry makes the file again; both go after their day.
 */
export async function makePack(context: ActContext, input: Input): Promise<Output<'month.pack'>> {
  const { branchId, month, file } = input
  if (!reachesBranch(context.scope, branchId)) {
    throw new AppError('NOT_FOUND')
  }
  const { words, path, ending, make } = kinds[file]
  await context.record({ orgId: branchId, subjectId: branchId, note: `取${monthWords(month)}${words}` })
  const isDemo = await isDemoBranch(branchId, context.now)
  const { content, isDraft } = await make(context, input, isDemo ? { demo: DEMO_LINE } : {})
  const stored = await storePack(`${path}-${month}.${ending}`, content, context.now)
  const branchName = (await orgNames(context.now)).get(branchId) ?? ''
  const marks = [...(isDraft ? [DRAFT] : []), ...(isDemo ? [DEMO] : [])].map((mark) => `（${mark}）`)
  return { name: `${branchName}${monthWords(month)}${words}${marks.join('')}.${ending}`, ...stored }
}

async function isDemoBranch(branchId: string, now: number): Promise<boolean> {
  return treesWith(await readTrees(now), [branchId]).some(({ isDemo }) => isDemo)
}

// The writers are imported when they are needed: the library for Word files is as large as everything else together,
// and few calls ask for one.

/** What is public is what the notice shows; before it, the committee's table. */
async function makeRedPaper(context: ActContext, { branchId, month }: Input, mark: Mark): Promise<Made> {
  const { writeRedPaper } = await import('./write-red-paper')
  const list = await showRedList(context, { branchId, month })
  const isDraft = list.phase !== 'notice' && list.phase !== 'frozen'
  const paper = isDraft
    ? draftPaper(await showMonth(context, { branchId, month }))
    : publicPaper(list, dayOf(context.now))
  return { content: await writeRedPaper({ ...paper, ...mark }), isDraft }
}

async function makeMinutes(context: ActContext, { branchId, month }: Input, mark: Mark): Promise<Made> {
  const { writeMinutes } = await import('./write-minutes')
  const minutes = minutesOf(await showMonth(context, { branchId, month }))
  return { content: await writeMinutes({ ...minutes, ...mark }), isDraft: minutes.draft !== undefined }
}

async function makeSheet(
  { now }: ActContext,
  { branchId, month, columns }: Input,
  mark: Mark,
): Promise<Made> {
  const { writeSheet } = await import('./write-sheet')
  const [{ rows, isFixed, ruleVersion, threshold }, own] = await Promise.all([
    figuresOfMonth(branchId, month, now),
    columns ?? columnsOf(branchId),
  ])
  const content = await writeSheet({
    title: `${monthWords(month)}${isFixed ? '' : ` ${DRAFT}`}`,
    about: [
      ...(mark.demo ? [mark.demo] : []),
      `积分规则第 ${ruleVersion} 版，满 ${threshold} 分入围。${dayOf(now)} 取出。`,
      isFixed ? '名单已经定稿。' : `${DRAFT}：名单还没有定稿，分数可能变。`,
      '里面有个人分数，请只在支委会内使用。',
    ],
    columns: own,
    rows,
  })
  return { content, isDraft: !isFixed }
}
