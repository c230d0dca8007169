import type { PageCaller } from '../page'
import * as stack from '../page-stack'
import { wxCall } from './outcome'

interface Target {
  url: string
}

interface ScrollTarget {
  scrollTop?: number
  selector?: string
  offsetTop?: number
  duration?: number
}

function scrollTo({ scrollTop, selector, offsetTop = 0, duration = 300 }: ScrollTarget): void {
  const { scroller } = stack.currentPage()
  const element = selector === undefined ? null : scroller.querySelector(selector)
  const distance =
    element === null
      ? (scrollTop ?? scroller.scrollTop)
      : scroller.scrollTop + element.getBoundingClientRect().top - scroller.getBoundingClientRect().top
  scroller.scrollTo({ top: distance + offsetTop, behavior: duration === 0 ? 'auto' : 'smooth' })
}

/** Moving between pages, and what concerns the page on top. */
export function pageFunctions(redraw: () => void) {
  return {
    navigateTo: wxCall<Target>('navigateTo', ({ url }) => stack.navigateTo(url)),
    redirectTo: wxCall<Target>('redirectTo', ({ url }) => stack.redirectTo(url)),
    navigateBack: wxCall<{ delta?: number }>('navigateBack', ({ delta = 1 }) => stack.navigateBack(delta)),
    switchTab: wxCall<Target>('switchTab', ({ url }) => stack.switchTab(url)),
    reLaunch: wxCall<Target>('reLaunch', ({ url }) => stack.reLaunch(url)),
    setNavigationBarTitle: wxCall<{ title: string }>('setNavigationBarTitle', ({ title }) => {
      stack.currentPage().title = title
      redraw()
    }),
    startPullDownRefresh: wxCall('startPullDownRefresh', () => stack.currentPage().startPullDown()),
    stopPullDownRefresh: wxCall('stopPullDownRefresh', () => stack.currentPage().stopPullDown()),
    pageScrollTo: wxCall<ScrollTarget>('pageScrollTo', scrollTo),
    createIntersectionObserver: (component: PageCaller, options?: object) =>
      component.createIntersectionObserver(options),
    hideKeyboard: wxCall('hideKeyboard', () => {
      if (document.activeElement instanceof HTMLElement) {
        document.activeElement.blur()
      }
    }),
  }
}
