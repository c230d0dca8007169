import { create } from '../viewport'
import { registerField } from './form-fields'
import type { BuiltIn, Host } from './host'

/** A control tells its group; a group corrects its controls. */
const chosen = 'preview-chosen'
const assigned = 'preview-assigned'

/** Drawn by the shell's style sheet; the real input underneath carries role, state and keyboard. */
function control(host: Host, type: 'checkbox' | 'radio'): HTMLInputElement {
  const input = create('input', '')
  input.type = type
  host.element.prepend(input)
  input.addEventListener('change', (event) => event.stopPropagation())
  return input
}

const choice =
  (type: 'checkbox' | 'radio'): BuiltIn =>
  (host) => {
    const { element, props } = host
    const input = control(host, type)
    input.addEventListener(assigned, (event) => {
      host.set({ checked: (event as CustomEvent<boolean>).detail })
    })
    input.addEventListener('change', () => {
      host.set({ checked: input.checked })
      element.dispatchEvent(new CustomEvent(chosen, { bubbles: true, detail: input }))
    })
    return {
      update() {
        input.checked = props.checked
        input.value = props.value
        input.disabled = props.disabled
        input.style.setProperty('--checked', props.color)
      },
    }
  }

export const checkbox = choice('checkbox')
export const radio = choice('radio')

const assign = (input: HTMLInputElement, isChecked: boolean) =>
  input.dispatchEvent(new CustomEvent(assigned, { detail: isChecked }))

const inputsWithin = (element: HTMLElement) => [...element.querySelectorAll<HTMLInputElement>('input')]

export const checkboxGroup: BuiltIn = ({ element, props, emit }) => {
  const value = () =>
    inputsWithin(element)
      .filter((input) => input.checked)
      .map((input) => input.value)
  element.setAttribute('role', 'group')
  element.addEventListener(chosen, (event) => {
    event.stopPropagation()
    emit('change', { value: value() })
  })
  registerField(element, {
    name: () => props.name,
    value,
    reset: () => {
      for (const input of inputsWithin(element)) {
        assign(input, false)
      }
    },
  })
  return {}
}

export const radioGroup: BuiltIn = ({ element, props, emit }) => {
  element.setAttribute('role', 'radiogroup')
  element.addEventListener(chosen, (event) => {
    event.stopPropagation()
    const input = (event as CustomEvent<HTMLInputElement>).detail
    for (const other of inputsWithin(element)) {
      assign(other, other === input)
    }
    emit('change', { value: input.value })
  })
  registerField(element, {
    name: () => props.name,
    value: () => inputsWithin(element).find((input) => input.checked)?.value ?? '',
    reset: () => {
      for (const input of inputsWithin(element)) {
        assign(input, false)
      }
    },
  })
  return {}
}

export const toggle: BuiltIn = (host) => {
  const { element, props, emit } = host
  const input = control(host, 'checkbox')
  const initial: boolean = props.checked
  input.addEventListener('change', () => {
    host.set({ checked: input.checked })
    emit('change', { value: input.checked })
  })
  registerField(element, {
    name: () => props.name,
    value: () => input.checked,
    reset: () => host.set({ checked: initial }),
  })
  return {
    update() {
      input.checked = props.checked
      input.disabled = props.disabled
      input.style.setProperty('--checked', props.color)
      if (props.type === 'switch') {
        input.setAttribute('role', 'switch')
      }
    },
  }
}
