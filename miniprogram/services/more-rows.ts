import type { Failure } from './api'
import { type LoadView, savedNotice } from './load-view'

/** What a list keeps beside its data; each new question counts `question` up, and an answer to an earlier one is dropped. */
export const listStart = { cursor: undefined as string | undefined, question: 0 }

interface ListPage {
  data: object
  cursor?: string
  question: number
  setData(data: Record<string, unknown>): void
}

interface FirstRows {
  failed(error: Failure): LoadView
  nothing: LoadView
  /** What may be otherwise by now than the phone has it saved. */
  mayDiffer?: string
}

/** Shows the beginning of `list`, or why there is none; answers what it was taken from, nothing where it is not shown. */
export async function firstRows<Data extends { next?: string }>(
  page: ListPage,
  list: string,
  asked: Promise<{ data: Data; savedAt?: number | undefined } | { error: Failure }>,
  rowsOf: (data: Data) => unknown[],
  { failed, nothing, mayDiffer }: FirstRows,
): Promise<Data | undefined> {
  page.question += 1
  const { question } = page
  const answer = await asked
  if (question !== page.question) {
    return undefined
  }
  if ('error' in answer) {
    page.setData({ load: failed(answer.error) })
    return undefined
  }
  const { data, savedAt } = answer
  const rows = rowsOf(data)
  page.cursor = data.next
  page.setData({
    [list]: rows,
    hasMore: data.next !== undefined,
    load: rows.length > 0 ? null : nothing,
    ...('saved' in page.data && { saved: savedNotice(savedAt, Date.now(), mayDiffer) }),
  })
  return data
}

/**
 * Puts what comes next below the rows of `list`, one question at a time. After a failure the same place is asked for
 * again; an answer that comes after a newer question is dropped.
 */
export async function moreRows<Data extends { next?: string }>(
  page: ListPage,
  list: string,
  ask: (cursor: string) => Promise<{ data: Data } | { error: unknown }>,
  rowsOf: (data: Data) => unknown[],
): Promise<void> {
  const { cursor, question } = page
  if (!cursor) {
    return
  }
  page.cursor = undefined
  const answer = await ask(cursor)
  if (question !== page.question) {
    return
  }
  if ('error' in answer) {
    page.cursor = cursor
    return
  }
  const { next } = answer.data
  page.cursor = next
  const from = (page.data as Record<string, unknown[]>)[list]?.length ?? 0
  const added = rowsOf(answer.data).map((row, index) => [`${list}[${from + index}]`, row])
  page.setData({ ...Object.fromEntries(added), hasMore: next !== undefined })
}
