/** What a form collects from a control inside it. */
export interface FormField {
  name(): string
  value(): unknown
  reset(): void
}

const fields = new WeakMap<Element, FormField>()
const mark = 'data-form-field'

export function registerField(element: HTMLElement, field: FormField): void {
  element.setAttribute(mark, '')
  fields.set(element, field)
}

export function fieldsWithin(form: HTMLElement): FormField[] {
  return [...form.querySelectorAll(`[${mark}]`)].flatMap((element) => fields.get(element) ?? [])
}
