import type { Fields } from '../values/value'

/** Stands between documents where a pipeline may rest while others are answered. */
export const PAUSE = Symbol('pause')

export type Pause = typeof PAUSE

/** What goes from stage to stage; each hands pauses on at once. */
export type Flow = Iterable<Fields | Pause>

/** Tells when a pipeline has run for so long that it should rest. */
export class Pace {
  readonly #milliseconds: number
  #startedAt = performance.now()

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds
  }

  restart(): void {
    this.#startedAt = performance.now()
  }

  get isDue(): boolean {
    return performance.now() - this.#startedAt >= this.#milliseconds
  }
}

/** With pauses where they are due; `undefined` is what was looked at in vain. */
export function* paced(
  documents: Iterable<Fields | Pause | undefined>,
  pace: Pace,
): Generator<Fields | Pause> {
  for (const document of documents) {
    if (document !== undefined) {
      yield document
    }
    if (pace.isDue) {
      yield PAUSE
    }
  }
}

/** All documents, for a stage that must see the last before it gives the first. */
export function* collected(documents: Flow): Generator<Pause, Fields[]> {
  const all: Fields[] = []
  for (const document of documents) {
    if (document === PAUSE) {
      yield document
    } else {
      all.push(document)
    }
  }
  return all
}
