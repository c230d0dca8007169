import uniq from 'lodash/uniq'
import { findTaskTitles } from './task-store'

/** Titles by task id, to show beside what documents hold: one operation, none for nothing. */
export async function taskTitles(taskIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await findTaskTitles(uniq(taskIds))
  return new Map(found.map(({ _id, title }) => [_id, title]))
}
