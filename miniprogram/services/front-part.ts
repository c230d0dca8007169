/** The front page does not ask anew each time it is shown. */
const keptFor = 10 * 60_000

interface FrontPart {
  askedAt?: number
  setData(data: Record<string, unknown>): void
}

/** A part of the front page that reads for itself into `field`; what could not be read is asked for when next shown. */
export function frontPart(field: string, ask: (now: number) => Promise<unknown>) {
  async function refresh(part: FrontPart): Promise<void> {
    const now = Date.now()
    if (now - (part.askedAt ?? 0) < keptFor) {
      return
    }
    part.askedAt = now
    const found = await ask(now)
    if (found === undefined) {
      part.askedAt = 0
    } else {
      part.setData({ [field]: found })
    }
  }
  return {
    lifetimes: {
      attached(this: FrontPart) {
        void refresh(this)
      },
    },
    pageLifetimes: {
      show(this: FrontPart) {
        void refresh(this)
      },
    },
  }
}
