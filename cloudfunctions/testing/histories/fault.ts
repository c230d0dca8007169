/** A bug planted into a copy of the source by replacing text. */
export interface Fault {
  name: string
  edits: readonly Edit[]
}

export interface Edit {
  /** In features. */
  file: string
  /** Stands there exactly once. */
  from: string
  to: string
}
