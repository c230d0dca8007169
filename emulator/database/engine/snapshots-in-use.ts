/** States of the past that somebody reads while others write, by the last operation in them. */
export class SnapshotsInUse {
  /** In the order they were taken in, in which they only rise. */
  readonly #inUse = new Set<{ readonly sequence: number }>()

  get oldest(): number {
    const [oldest] = this.#inUse
    return oldest?.sequence ?? Number.POSITIVE_INFINITY
  }

  async during<T>(sequence: number, work: () => Promise<T>): Promise<T> {
    const use = { sequence }
    this.#inUse.add(use)
    try {
      return await work()
    } finally {
      this.#inUse.delete(use)
    }
  }
}
