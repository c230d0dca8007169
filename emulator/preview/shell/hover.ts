import { Element as GlassEaselElement } from 'glass-easel'

/** Presses follow the finger for `hover-class`, which glass-easel treats as an attribute like any other. */
export function followHover(): void {
  let release = () => {}
  document.addEventListener('pointerdown', (event) => {
    release()
    const pressed = hoveredFrom(event.target as Element)
    toggle(pressed, true)
    release = () => {
      toggle(pressed, false)
      release = () => {}
    }
  })
  for (const end of ['pointerup', 'pointercancel', 'blur']) {
    window.addEventListener(end, () => release())
  }
}

/** Ancestors light up as well, up to one that stops it. */
function hoveredFrom(target: Element): Element[] {
  const hovered: Element[] = []
  let element = target.closest('[hover-class]')
  while (element !== null) {
    hovered.push(element)
    const isLast = element.hasAttribute('hover-stop-propagation')
    element = isLast ? null : (element.parentElement?.closest('[hover-class]') ?? null)
  }
  return hovered
}

/** Through glass-easel, so that a class gets the prefix of the component it was written in. */
function toggle(elements: readonly Element[], isOn: boolean): void {
  for (const element of elements) {
    const node = (element as { __wxElement?: unknown }).__wxElement
    const className = element.getAttribute('hover-class') ?? 'none'
    if (className !== 'none' && className !== '' && GlassEaselElement.isElement(node)) {
      node.toggleNodeClass(className, isOn)
    }
  }
}
