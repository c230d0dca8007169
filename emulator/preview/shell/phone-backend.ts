import * as glassEasel from 'glass-easel'
import { pageArea } from './viewport'

/** The browser window as glass-easel's backend, measured from the page inside the phone. */
class PhoneBackend extends glassEasel.CurrentWindowBackendContext {
  override getWindowWidth(): number {
    return pageArea().clientWidth
  }

  override getWindowHeight(): number {
    return pageArea().clientHeight
  }

  override getTheme(): string {
    return 'light'
  }
}

/** The value of the const enum `EventBubbleStatus.NoDefault`, which exists in typings only. */
const noDefault = 1 as glassEasel.EventBubbleStatus

/** Hands DOM events to glass-easel; a disabled button hears no tap. */
export function createBackend(): glassEasel.GeneralBackendContext {
  const backend = new PhoneBackend()
  backend.onEvent((target, type, detail, options) => {
    const origin = (options.originalEvent as globalThis.Event | undefined)?.target
    if (type === 'tap' && origin instanceof globalThis.Element && origin.closest('wx-button[disabled]')) {
      return undefined
    }
    const event = new glassEasel.Event(type, detail, options)
    glassEasel.Event.dispatchEvent(target, event)
    return event.defaultPrevented() ? noDefault : undefined
  })
  return backend as unknown as glassEasel.GeneralBackendContext
}
