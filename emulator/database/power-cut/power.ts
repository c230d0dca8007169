/**
 * The power of one simulated machine. It goes at one of the moments that the machine passes through; from then on
 * whoever reaches a moment waits for ever, so nothing is written, synced or answered any more.
 */
export class Power {
  readonly gone: Promise<void>
  readonly #pause: () => Promise<void>
  #momentsLeft: number
  #isOn = true
  #resolveGone: () => void = () => {}

  /** `pause` makes a moment last, so that others get their turn. */
  constructor(moments: number, pause: () => Promise<void>) {
    this.#momentsLeft = moments
    this.#pause = pause
    this.gone = new Promise((resolve) => {
      this.#resolveGone = resolve
    })
  }

  get isOn(): boolean {
    return this.#isOn
  }

  cut(): void {
    this.#isOn = false
    this.#resolveGone()
  }

  async moment(): Promise<void> {
    await this.#pause()
    this.#momentsLeft -= 1
    if (this.#momentsLeft === 0) {
      this.cut()
    }
    if (!this.#isOn) {
      await new Promise<never>(() => {})
    }
  }
}
