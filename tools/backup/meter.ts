import { say } from '../say'

const number = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 })
const EVERY = 1_000

/** How far a long work has come: at most a line a second, and one at its end. */
interface Meter {
  add(some: number): void
  end(): void
}

export function openMeter(title: string, total: number, unit: string, already = 0): Meter {
  const startedAt = performance.now()
  let saidAt = startedAt
  let done = already
  const tell = (isEnd: boolean) => {
    const seconds = Math.max((performance.now() - startedAt) / 1_000, 0.001)
    const rate = `每秒 ${number.format((done - already) / seconds)} ${unit}`
    const wanted = number.format(Math.max(total, done))
    say(`${isEnd ? '✓' : ' '} ${title}：${number.format(done)} / ${wanted} ${unit}，${rate}`)
  }
  return {
    add(some) {
      done += some
      if (performance.now() - saidAt >= EVERY) {
        saidAt = performance.now()
        tell(false)
      }
    },
    end: () => {
      if (done > 0) {
        tell(true)
      }
    },
  }
}

export const inMegabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`
