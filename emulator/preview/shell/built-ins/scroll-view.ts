import { attachPull } from '../pull'
import type { BuiltIn } from './host'

export const scrollView: BuiltIn = ({ element, props, emit }) => {
  let isAtEnd = false
  let isAtStart = true
  element.addEventListener('scroll', () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = element
    emit('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX: 0, deltaY: 0 })
    const [start, end] = props.scrollY
      ? [scrollTop, scrollHeight - clientHeight - scrollTop]
      : [scrollLeft, scrollWidth - clientWidth - scrollLeft]
    if (end <= Number(props.lowerThreshold) && !isAtEnd) {
      emit('scrolltolower', { direction: props.scrollY ? 'bottom' : 'right' })
    }
    if (start <= Number(props.upperThreshold) && !isAtStart) {
      emit('scrolltoupper', { direction: props.scrollY ? 'top' : 'left' })
    }
    isAtEnd = end <= Number(props.lowerThreshold)
    isAtStart = start <= Number(props.upperThreshold)
  })
  const pull = attachPull(element, {
    isEnabled: () => props.refresherEnabled,
    threshold: () => Number(props.refresherThreshold),
    onRefresh: () => emit('refresherrefresh', {}),
  })

  const scroll = (position: ScrollToOptions) =>
    element.scrollTo({ ...position, behavior: props.scrollWithAnimation ? 'smooth' : 'auto' })
  return {
    update(property) {
      element.toggleAttribute('scroll-x', props.scrollX)
      element.toggleAttribute('scroll-y', props.scrollY)
      element.toggleAttribute('enable-flex', props.enableFlex)
      element.toggleAttribute('hide-scrollbar', !props.showScrollbar)
      if (property === 'scrollTop' && isGiven(props.scrollTop)) {
        scroll({ top: Number.parseFloat(props.scrollTop) })
      }
      if (property === 'scrollLeft' && isGiven(props.scrollLeft)) {
        scroll({ left: Number.parseFloat(props.scrollLeft) })
      }
      if (property === 'scrollIntoView' && props.scrollIntoView) {
        const target: string = props.scrollIntoView
        // Only this view scrolls, not the page around it.
        const along: ScrollIntoViewOptions = props.scrollY
          ? { inline: 'nearest' }
          : { block: 'nearest', inline: 'start' }
        requestAnimationFrame(() => element.querySelector(`#${CSS.escape(target)}`)?.scrollIntoView(along))
      }
      if (property === 'refresherTriggered' && props.refresherEnabled) {
        if (props.refresherTriggered) {
          pull.start()
        } else if (pull.stop()) {
          emit('refresherrestore', {})
        }
      }
    },
    detach: pull.detach,
  }
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined && value !== ''
}
