import { create } from '../viewport'
import type { BuiltIn } from './host'

const swipeDistance = 40

export const swiper: BuiltIn = (host) => {
  const { element, props, emit } = host
  const dots = create('div', 'mp-swiper-dots', element)
  let current = 0
  let touchedAt: number | null = null

  const items = () =>
    [...element.querySelectorAll<HTMLElement>('wx-swiper-item')].filter(
      (item) => item.closest('wx-swiper') === element,
    )
  const lay = () => {
    const axis = props.vertical ? 'Y' : 'X'
    const all = items()
    for (const [index, item] of all.entries()) {
      item.style.transform = `translate${axis}(${(index - current) * 100}%)`
      item.style.transitionDuration = `${props.duration}ms`
      item.inert = index !== current
    }
    dots.hidden = !props.indicatorDots
    dots.replaceChildren(
      ...all.map((_, index) => {
        const dot = create('i', '')
        dot.style.background = index === current ? props.indicatorActiveColor : props.indicatorColor
        return dot
      }),
    )
  }
  const go = (target: number, source: '' | 'touch' | 'autoplay') => {
    const count = items().length
    if (count === 0) {
      return
    }
    const next = props.circular ? (target + count) % count : Math.max(0, Math.min(count - 1, target))
    const hasMoved = next !== current
    current = next
    lay()
    if (hasMoved) {
      host.set({ current })
      emit('change', { current, source })
      emit('animationfinish', { current, source })
    }
  }
  const position = (touch: Touch | undefined) => (props.vertical ? touch?.clientY : touch?.clientX) ?? 0
  element.addEventListener('touchstart', (event) => {
    touchedAt = position(event.touches[0])
  })
  element.addEventListener('touchend', (event) => {
    const distance = position(event.changedTouches[0]) - (touchedAt ?? 0)
    if (touchedAt !== null && Math.abs(distance) > swipeDistance) {
      go(current + (distance < 0 ? 1 : -1), 'touch')
    }
    touchedAt = null
  })
  let count = 0
  const observer = new MutationObserver(() => {
    if (items().length !== count) {
      count = items().length
      lay()
    }
  })
  observer.observe(element, { childList: true, subtree: true })
  const timer = setInterval(() => {
    if (props.autoplay) {
      go((current + 1) % Math.max(1, items().length), 'autoplay')
    }
  }, props.interval)
  return {
    update(property) {
      if (property === 'current') {
        go(Number(props.current), '')
      } else {
        lay()
      }
    },
    detach() {
      observer.disconnect()
      clearInterval(timer)
    },
  }
}
