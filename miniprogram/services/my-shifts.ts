import type { TaskItem } from '../../cloudfunctions/contract/task'
import type { Failure } from './api'
import { type Reading, read } from './last-seen'

const perPage = 50
/** Five hundred shifts back are many years of one person. */
const mostPages = 10

export interface MyShifts {
  items: TaskItem[]
  /** When the oldest of the copies was made, if there is no network. */
  savedAt?: number
}

/** What I am on, am offered, or wait for, and what I was on since `from`; both lists of the cloud together. */
export async function readMyShifts(from: number): Promise<MyShifts | { error: Failure }> {
  const [mine, past] = await Promise.all([
    readView('mine', () => true),
    readView('past', (oldest) => oldest >= from),
  ])
  if ('error' in mine) {
    return mine
  }
  if ('error' in past) {
    return past
  }
  const known = new Map([...past.items, ...mine.items].map((item) => [item.shift.id, item]))
  const saved = [mine.savedAt, past.savedAt].filter((at) => at !== undefined)
  return { items: [...known.values()], ...(saved.length > 0 && { savedAt: Math.min(...saved) }) }
}

async function readView(
  view: 'mine' | 'past',
  goesOn: (lastStart: number) => boolean,
): Promise<MyShifts | { error: Failure }> {
  const items: TaskItem[] = []
  let cursor: string | undefined
  let savedAt: number | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const reading: Reading<'task.list'> = await read('task.list', {
      view,
      limit: perPage,
      ...(cursor && { cursor }),
    })
    if (reading.state === 'failed') {
      return { error: reading.error }
    }
    savedAt = reading.state === 'saved' ? reading.savedAt : savedAt
    items.push(...reading.data.items)
    cursor = reading.data.next
    const last = items.at(-1)
    if (!cursor || !last || !goesOn(last.shift.startsAt)) {
      break
    }
  }
  return { items, ...(savedAt !== undefined && { savedAt }) }
}
