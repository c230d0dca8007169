import { create } from './viewport'

declare global {
  interface Window {
    /** Every error of a page script since the app was launched, for journeys to assert that there was none. */
    __previewErrors: string[]
  }
}

window.__previewErrors = []

const reported = new WeakSet<object>()

/** Told of every error, as WeChat tells `App.onError`. */
let toApp: (text: string) => void = () => {}

export function tellApp(listener: typeof toApp): void {
  toApp = listener
}

/** Shows an error of the mini-program outside the phone, so that it can be neither missed nor taken for a page. */
export function reportError(error: unknown): void {
  if (typeof error === 'object' && error !== null) {
    if (reported.has(error)) {
      return
    }
    reported.add(error)
  }
  const text = describe(error)
  window.__previewErrors.push(text)
  console.error(error)
  const box = document.getElementById('errors') as HTMLElement
  box.hidden = false
  create('pre', '', box, text)
  toApp(text)
}

export function watchErrors(): void {
  window.addEventListener('error', (event) => {
    if (event.error) {
      reportError(event.error)
    }
  })
  window.addEventListener('unhandledrejection', (event) => reportError(event.reason))
}

function describe(error: unknown): string {
  if (error instanceof Error) {
    const stack = error.stack ?? ''
    return stack.includes(error.message) ? stack : `${error.message}\n${stack}`
  }
  const { errMsg } = (error ?? {}) as { errMsg?: string }
  return errMsg ?? String(error)
}
