/** What a list keeps beside its data; `refresh` counts `question` up and drops an answer to an earlier one. */
export const listStart = { cursor: undefined as string | undefined, question: 0 }

interface ListPage {
  data: object
  cursor?: string
  question: number
  setData(data: Record<string, unknown>): void
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
