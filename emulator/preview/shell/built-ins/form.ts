import { fieldsWithin } from './form-fields'
import type { BuiltIn } from './host'

const formAction = 'preview-form-action'

/** A button inside a form asks it to submit or reset. */
export function askForm(button: HTMLElement, action: string): void {
  button.dispatchEvent(new CustomEvent(formAction, { bubbles: true, detail: action }))
}

export const form: BuiltIn = ({ element, emit }) => {
  element.addEventListener(formAction, (event) => {
    event.stopPropagation()
    const fields = fieldsWithin(element)
    if ((event as CustomEvent<string>).detail === 'reset') {
      for (const field of fields) {
        field.reset()
      }
      emit('reset', {})
      return
    }
    const named = fields.filter((field) => field.name() !== '')
    emit('submit', { value: Object.fromEntries(named.map((field) => [field.name(), field.value()])) })
  })
  return {}
}

/** A tap on the label's text goes to the control it names, or else to the first one inside. */
export const label: BuiltIn = ({ element, props }) => {
  element.addEventListener('click', (event) => {
    if (event.target instanceof HTMLInputElement) {
      return
    }
    const target = props.for ? element.ownerDocument.getElementById(props.for) : element
    const control = target?.matches('input') ? target : target?.querySelector('input, textarea, wx-button')
    if (control instanceof HTMLInputElement && /checkbox|radio/.test(control.type)) {
      control.click()
    } else if (control instanceof HTMLElement) {
      control.focus()
    }
  })
  return {}
}
