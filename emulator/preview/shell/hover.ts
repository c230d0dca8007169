import { Element as GlassEaselElement } from 'glass-easel'

/** Presses follow the finger for `hover-class`, which glass-easel treats as an attribute like any other. */
export function followHover(): void {
  let pressed: { element: HTMLElement; className: string } | undefined
  const release = () => {
    if (pressed !== undefined) {
      toggle(pressed.element, pressed.className, false)
      pressed = undefined
    }
  }
  document.addEventListener('pointerdown', (event) => {
    release()
    const element = (event.target as Element).closest<HTMLElement>('[hover-class]')
    const className = element?.getAttribute('hover-class') ?? 'none'
    if (element !== null && className !== 'none' && className !== '') {
      pressed = { element, className }
      toggle(element, className, true)
    }
  })
  for (const end of ['pointerup', 'pointercancel', 'blur']) {
    window.addEventListener(end, release)
  }
}

/** Through glass-easel, so that the class gets the prefix of the component it was written in. */
function toggle(element: HTMLElement, className: string, isOn: boolean): void {
  const node = (element as unknown as { __wxElement?: unknown }).__wxElement
  if (GlassEaselElement.isElement(node)) {
    node.toggleNodeClass(className, isOn)
  }
}
