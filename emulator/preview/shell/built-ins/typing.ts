import { create } from '../viewport'
import { registerField } from './form-fields'
import type { BuiltIn } from './host'

const keyboards: Record<string, string> = {
  number: 'numeric',
  digit: 'decimal',
  idcard: 'text',
  text: 'text',
}
const noLimit = -1

const typing =
  (tag: 'input' | 'textarea'): BuiltIn =>
  (host) => {
    const { element, props, emit } = host
    const field = create(tag, '', element)
    const initial = asText(props.value)
    const detail = () => ({ value: field.value, cursor: field.selectionStart ?? field.value.length })

    const grow = () => {
      if (tag === 'textarea' && props.autoHeight) {
        field.style.height = 'auto'
        element.style.height = `${field.scrollHeight}px`
        field.style.height = ''
      }
    }
    field.addEventListener('input', (event) => {
      event.stopPropagation()
      host.set({ value: field.value })
      grow()
      emit('input', detail())
    })
    field.addEventListener('change', (event) => {
      event.stopPropagation()
      emit('change', detail())
    })
    field.addEventListener('focus', () => emit('focus', { ...detail(), height: 0 }))
    field.addEventListener('blur', () => emit('blur', detail()))
    field.addEventListener('keydown', (event) => {
      if ((event as KeyboardEvent).key === 'Enter' && tag === 'input') {
        emit('confirm', detail())
      }
    })
    registerField(element, {
      name: () => props.name,
      value: () => field.value,
      reset: () => host.set({ value: initial }),
    })

    return {
      update(property) {
        field.placeholder = props.placeholder
        field.disabled = props.disabled
        field.enterKeyHint = props.confirmType
        field.maxLength =
          Number(props.maxlength) === noLimit ? Number.MAX_SAFE_INTEGER : Number(props.maxlength)
        if (field instanceof HTMLInputElement) {
          field.type = props.password ? 'password' : 'text'
          field.inputMode = keyboards[props.type] ?? 'text'
        }
        const value = asText(props.value)
        if (property === 'value' && field.value !== value) {
          field.value = value
          grow()
        }
        const wantsFocus =
          (property === 'focus' && props.focus) || (property === 'autoFocus' && props.autoFocus)
        if (wantsFocus) {
          field.focus()
        }
      },
    }
  }

export const input = typing('input')
export const textarea = typing('textarea')

function asText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}
