import type { BuiltIn } from './host'

/** Styles the page it stands in; the element itself takes no room. */
export const pageMeta: BuiltIn = ({ element, props }) => {
  const page = element.closest<HTMLElement>('page')
  if (page === null) {
    throw new Error('<page-meta> 只能放在页面里')
  }
  return {
    update() {
      page.setAttribute('style', props.pageStyle)
    },
  }
}
