import { collection, op } from './database'

/** How far a kind of timed work has come, in an order by instant and then by id. */
export interface Position {
  at: number
  id: string
}

interface CursorDocument extends Position {
  _id: string
}

const cursors = collection<CursorDocument>('cursors')

export interface Walk<T> {
  /** The kind of work. */
  name: string
  /** Where it begins when there has never been a run. */
  from: number
  /** The next few after this position, in order. */
  next(after: Position): Promise<T[]>
  positionOf(one: T): Position
  /** To be safe to repeat: a process may die before it is noted that this was done. */
  handle(some: readonly T[]): Promise<unknown>
}

/**
 * One step of a walk through what has come due. Safe to run twice, late, and beside itself: what is done twice is
 * done by the same ids, and the position never moves back. Two operations when there is nothing.
 */
export async function walkOn<T>(walk: Walk<T>): Promise<number> {
  const { name, from, next, positionOf, handle } = walk
  const position = (await cursors.findById(name, ['at', 'id'])) ?? (await begin(name, from))
  const some = await next(position)
  const last = some.at(-1)
  if (last !== undefined) {
    await handle(some)
    const reached = positionOf(last)
    await cursors.update({ _id: name, at: op.lte(reached.at) }, { ...reached })
  }
  return some.length
}

/** Noted although nothing is done yet: a later first run would begin later, too, and pass over what lies between. */
async function begin(name: string, at: number): Promise<Position> {
  const position = { at, id: '' }
  await cursors.insert({ _id: name, ...position })
  return position
}
