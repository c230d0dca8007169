import { create, phone } from './viewport'

interface Layer<T> {
  result: Promise<T>
  panel: HTMLElement
  done(value: T): void
}

/** Everything WeChat draws above the page: one panel on a dimmed phone. */
function openLayer<T>(className: string, dismissed?: { value: T }): Layer<T> {
  const mask = create('div', 'mp-mask', phone())
  const panel = create('div', className, mask)
  panel.setAttribute('role', 'dialog')
  panel.ariaModal = 'true'
  let resolve: (value: T) => void = () => undefined
  const result = new Promise<T>((settle) => {
    resolve = settle
  })
  const done = (value: T) => {
    mask.remove()
    resolve(value)
  }
  mask.addEventListener('click', (event) => {
    if (event.target === mask && dismissed !== undefined) {
      done(dismissed.value)
    }
  })
  return { result, panel, done }
}

/** A sheet from below; resolves to the option's index, to what `build` hands over, or to null. */
export function openSheet<T = number>(
  title: string,
  options: readonly string[],
  build?: (sheet: HTMLElement, done: (value: T | null) => void) => void,
): Promise<T | null> {
  const { result, panel, done } = openLayer<T | null>('mp-sheet', { value: null })
  panel.ariaLabel = title || '请选择'
  if (title) {
    create('p', 'mp-sheet-title', panel, title)
  }
  const list = create('div', 'mp-sheet-options', panel)
  for (const [index, option] of options.entries()) {
    create('button', '', list, option).addEventListener('click', () => done(index as T))
  }
  build?.(panel, done)
  create('button', 'mp-sheet-cancel', panel, '取消').addEventListener('click', () => done(null))
  return result
}

export interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  cancelText?: string
  confirmText?: string
  confirmColor?: string
  cancelColor?: string
  editable?: boolean
  placeholderText?: string
}

export interface ModalResult {
  confirm: boolean
  cancel: boolean
  content: string | null
}

export function openModal(options: ModalOptions): Promise<ModalResult> {
  const { result, panel, done } = openLayer<ModalResult>('mp-modal')
  panel.ariaLabel = options.title || options.content || '提示'
  if (options.title) {
    create('h3', '', panel, options.title)
  }
  const field = options.editable ? create('textarea', 'mp-modal-field', panel) : null
  if (field !== null) {
    field.placeholder = options.placeholderText ?? ''
    field.value = options.content ?? ''
  } else if (options.content) {
    create('p', '', panel, options.content)
  }
  const buttons = create('div', 'mp-modal-buttons', panel)
  const add = (text: string, isConfirm: boolean, color: string | undefined) => {
    const button = create('button', isConfirm ? 'mp-modal-confirm' : '', buttons, text)
    button.style.color = color ?? ''
    button.addEventListener('click', () =>
      done({ confirm: isConfirm, cancel: !isConfirm, content: field?.value ?? null }),
    )
  }
  if (options.showCancel !== false) {
    add(options.cancelText ?? '取消', false, options.cancelColor)
  }
  add(options.confirmText ?? '确定', true, options.confirmColor)
  return result
}

/** Says what the phone would do now, since a browser cannot do it. */
export function explain(title: string, content: string): Promise<ModalResult> {
  return openModal({ title, content, showCancel: false, confirmText: '知道了' })
}

let toast: HTMLElement | undefined
let timer: ReturnType<typeof setTimeout> | undefined

export function showToast(text: string, duration: number | null, isBlocking: boolean): void {
  hideToast()
  const cover = create('div', isBlocking ? 'mp-toast-cover mp-toast-blocking' : 'mp-toast-cover', phone())
  create('div', 'mp-toast', cover, text).setAttribute('role', 'status')
  toast = cover
  if (duration !== null) {
    timer = setTimeout(hideToast, duration)
  }
}

export function hideToast(): void {
  clearTimeout(timer)
  toast?.remove()
  toast = undefined
}
