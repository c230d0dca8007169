import { Component, Element, Event } from 'glass-easel'
import { viewportOrigin } from './viewport'

/**
 * glass-easel leaves these to its host. Each piece mends one thing in version 0.12.1 and has a test of its own in
 * journeys/glass-easel-patches.test.ts; a newer version may need none of them.
 */
export function patchGlassEasel(): void {
  convertInlineRpx()
  mirrorDataset()
  keepAttributesReadable()
  giveEventsTheirTouches()
  measureFromPage()
  fireReadyOnce()
}

/** Inline styles know no `rpx`; style sheets were converted when they were compiled. */
function convertInlineRpx(): void {
  const setNodeStyle = Element.prototype.setNodeStyle
  Element.prototype.setNodeStyle = function (style, index) {
    const converted = String(style ?? '').replace(
      /(?<![\w.#-])(-?\d*\.?\d+)rpx\b/g,
      (_, amount: string) => `calc(var(--rpx) * ${amount})`,
    )
    setNodeStyle.call(this, converted, index)
  }
}

/** `data-*` lives in the element object only; in the DOM it lets tests and developer tools find the element. */
function mirrorDataset(): void {
  const setDataset = Element.prototype.setDataset
  Element.prototype.setDataset = function (name, value) {
    setDataset.call(this, name, value)
    const attribute = `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
    const element = domOf(this)
    if (value === null || value === undefined || typeof value === 'object') {
      element?.removeAttribute(attribute)
    } else {
      element?.setAttribute(attribute, String(value))
    }
  }
}

/**
 * Attributes of plain elements: `undefined` would switch `hidden` on, `aria-checked="{{true}}"` would become an
 * empty text, and `aria-role` is `role` in a browser.
 */
function keepAttributesReadable(): void {
  const updateAttribute = Element.prototype.updateAttribute
  Element.prototype.updateAttribute = function (name, value) {
    const attribute = name === 'aria-role' ? 'role' : name
    if (value === undefined || value === null) {
      updateAttribute.call(this, attribute, false)
      return
    }
    updateAttribute.call(this, attribute, attribute.startsWith('aria-') ? String(value) : value)
  }
}

/** `e.touches` and `e.changedTouches`, in coordinates of the page instead of the browser window. */
function giveEventsTheirTouches(): void {
  for (const name of ['touches', 'changedTouches'] as const) {
    Object.defineProperty(Event.prototype, name, {
      configurable: true,
      get(this: Event<unknown>) {
        const touches = (this.getOriginalEvent() as Partial<TouchEvent> | undefined)?.[name]
        const origin = viewportOrigin()
        return Array.from(touches ?? [], ({ identifier, clientX, clientY }) => {
          const x = clientX - origin.left
          const y = clientY - origin.top
          return { identifier, clientX: x, clientY: y, pageX: x, pageY: y }
        })
      },
    })
  }
}

/** Selector queries count from the page's corner; the browser counts from its window's. */
function measureFromPage(): void {
  const getBoundingClientRect = Element.prototype.getBoundingClientRect
  Element.prototype.getBoundingClientRect = function (callback) {
    getBoundingClientRect.call(this, ({ left, top, width, height }) => {
      const origin = viewportOrigin()
      callback({ left: left - origin.left, top: top - origin.top, width, height })
    })
  }
}

/** The `ready` lifetime is never fired: once per component, in the frame after it was first attached. */
function fireReadyOnce(): void {
  const triggerLifetime = Component.prototype.triggerLifetime
  const ready = new WeakSet<object>()
  Component.prototype.triggerLifetime = function (name, args) {
    triggerLifetime.call(this, name, args)
    if (name === 'attached' && !ready.has(this)) {
      ready.add(this)
      requestAnimationFrame(() => triggerLifetime.call(this, 'ready', []))
    }
  }
}

function domOf(element: Element): HTMLElement | null {
  return element.getBackendElement() as unknown as HTMLElement | null
}
