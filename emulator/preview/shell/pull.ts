import { create } from './viewport'

export interface PullOptions {
  isEnabled(): boolean
  /** Pixels to pull before letting go refreshes. */
  threshold(): number
  onRefresh(): void
}

export interface Pull {
  /** Shows the refresh as if it had been pulled, and asks for it. */
  start(): void
  /** Returns whether a refresh was showing. */
  stop(): boolean
  detach(): void
}

/** Pulling half follows the finger, as WeChat's does. */
const resistance = 0.5
const openHeight = 48

/** Pull-to-refresh on a scrolling element: a drag downwards that begins at its top. */
export function attachPull(scroller: HTMLElement, options: PullOptions): Pull {
  const indicator = create('div', 'mp-pull')
  indicator.setAttribute('aria-hidden', 'true')
  let startedAt: number | null = null
  let isRefreshing = false

  const open = (height: number) => {
    if (height > 0 && !indicator.isConnected) {
      scroller.prepend(indicator)
    }
    indicator.style.height = `${height}px`
    indicator.classList.toggle('mp-pull-refreshing', isRefreshing)
    if (height === 0) {
      indicator.remove()
    }
  }
  const refresh = () => {
    if (isRefreshing) {
      return
    }
    isRefreshing = true
    open(openHeight)
    options.onRefresh()
  }
  const begin = (event: TouchEvent) => {
    startedAt = options.isEnabled() && scroller.scrollTop <= 0 ? (event.touches[0]?.clientY ?? null) : null
  }
  const pulled = (event: TouchEvent) =>
    startedAt === null ? 0 : ((event.touches[0] ?? event.changedTouches[0])?.clientY ?? startedAt) - startedAt
  const move = (event: TouchEvent) => {
    const distance = pulled(event) * resistance
    if (startedAt !== null && !isRefreshing) {
      open(Math.max(0, Math.min(distance, openHeight * 2)))
    }
  }
  const end = (event: TouchEvent) => {
    const distance = pulled(event) * resistance
    if (startedAt === null || isRefreshing) {
      return
    }
    startedAt = null
    if (distance >= options.threshold()) {
      refresh()
    } else {
      open(0)
    }
  }

  scroller.addEventListener('touchstart', begin, { passive: true })
  scroller.addEventListener('touchmove', move, { passive: true })
  scroller.addEventListener('touchend', end)
  return {
    start: refresh,
    stop() {
      const wasRefreshing = isRefreshing
      isRefreshing = false
      open(0)
      return wasRefreshing
    },
    detach() {
      scroller.removeEventListener('touchstart', begin)
      scroller.removeEventListener('touchmove', move)
      scroller.removeEventListener('touchend', end)
      indicator.remove()
    },
  }
}
