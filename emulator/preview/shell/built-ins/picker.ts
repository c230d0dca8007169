import { openSheet } from '../dialogs'
import { create } from '../viewport'
import { registerField } from './form-fields'
import type { BuiltIn, Host } from './host'

export const picker: BuiltIn = (host) => {
  const { element, props, emit } = host
  const initial: unknown = props.value
  element.addEventListener('click', async () => {
    if (props.disabled) {
      return
    }
    const value = await choose(props)
    if (value === null) {
      emit('cancel', {})
      return
    }
    host.set({ value })
    emit('change', { value })
  })
  registerField(element, {
    name: () => props.name,
    value: () => props.value,
    reset: () => host.set({ value: initial }),
  })
  return {
    update(property) {
      if (property === 'mode' && !['selector', 'date', 'time'].includes(props.mode)) {
        throw new Error(`预览没有 <picker mode="${props.mode}">`)
      }
      element.setAttribute('role', 'button')
      element.ariaHasPopup = 'dialog'
    },
  }
}

function choose(props: Host['props']): Promise<number | string | null> {
  if (props.mode === 'selector') {
    const labels = (props.range as unknown[]).map((option) =>
      String(props.rangeKey ? (option as Record<string, unknown>)[props.rangeKey] : option),
    )
    return openSheet(props.headerText, labels)
  }
  return openSheet<string>(props.headerText || '请选择', [], (sheet, done) => {
    const field = create('input', 'mp-sheet-field', sheet)
    const dateType = props.fields === 'month' ? 'month' : 'date'
    field.type = props.mode === 'time' ? 'time' : dateType
    field.ariaLabel = props.headerText || (props.mode === 'time' ? '时间' : '日期')
    field.min = props.start
    field.max = props.end
    field.value = props.value ?? ''
    const confirm = create('button', 'mp-sheet-confirm', sheet, '确定')
    confirm.addEventListener('click', () => done(field.value))
  })
}
