import { countWhile } from '../values/count-while'
import type { Document, DocumentId } from '../values/value'

/** What a document was (nothing, if it did not exist) until the operation `until` replaced it. */
interface Past {
  readonly until: number
  readonly document: Document | undefined
}

/**
 * What the documents of one collection were before operations that some reader must not see. Kept for as long as a
 * snapshot asks for it, and dropped in the order it came, so that neither a read nor a sync looks at all of it.
 */
export class History {
  readonly #pasts = new Map<DocumentId, Past[]>()
  /** All changes, oldest first; those before `#start` are forgotten. */
  #changes: { readonly until: number; readonly id: DocumentId }[] = []
  #start = 0

  /** Operations come with rising numbers; one of them may change many documents, each of them once. */
  record(id: DocumentId, before: Document | undefined, until: number): void {
    const pasts = this.#pasts.get(id)
    if (pasts === undefined) {
      this.#pasts.set(id, [{ until, document: before }])
    } else {
      pasts.push({ until, document: before })
    }
    this.#changes.push({ until, id })
  }

  /** What hides the newest version from a reader at this snapshot; undefined if nothing does. */
  at(id: DocumentId, snapshot: number): Past | undefined {
    const pasts = this.#pasts.get(id)
    return pasts?.[countWhile(pasts, ({ until }) => until <= snapshot)]
  }

  /** Ids whose newest version differs from what it was at the snapshot. */
  changedSince(snapshot: number): Set<DocumentId> {
    const ids = new Set<DocumentId>()
    for (let at = this.#changes.length - 1; at >= this.#start; at--) {
      const { until, id } = this.#changes[at] as { until: number; id: DocumentId }
      if (until <= snapshot) {
        break
      }
      ids.add(id)
    }
    return ids
  }

  /** Drops what no snapshot from `horizon` on can ask for. */
  forgetBefore(horizon: number): void {
    const forgotten = new Map<DocumentId, number>()
    let at = this.#start
    for (let change = this.#changes[at]; change !== undefined && change.until <= horizon; ) {
      forgotten.set(change.id, (forgotten.get(change.id) ?? 0) + 1)
      at += 1
      change = this.#changes[at]
    }
    for (const [id, count] of forgotten) {
      const pasts = this.#pasts.get(id) as Past[]
      if (count === pasts.length) {
        this.#pasts.delete(id)
      } else {
        pasts.splice(0, count)
      }
    }
    this.#start = at
    if (this.#start * 2 > this.#changes.length) {
      this.#changes = this.#changes.slice(this.#start)
      this.#start = 0
    }
  }
}
