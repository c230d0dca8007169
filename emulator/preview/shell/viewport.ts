/** The phone and the part of it a page may draw on. */
export function phone(): HTMLElement {
  return document.getElementById('phone') as HTMLElement
}

export function pageArea(): HTMLElement {
  return document.getElementById('pages') as HTMLElement
}

/** Where the page's own coordinates start in the browser window. */
export function viewportOrigin(): { left: number; top: number } {
  const { left, top } = pageArea().getBoundingClientRect()
  return { left, top }
}

export function create<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  parent?: Element,
  text?: string,
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  element.className = className
  if (text !== undefined) {
    element.textContent = text
  }
  parent?.append(element)
  return element
}
