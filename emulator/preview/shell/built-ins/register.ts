import type { CodeSpace } from 'glass-easel-miniprogram-adapter'
import { builtInTags, elementName } from '../../built-in-tags'
import { reportError } from '../errors'
import { button, navigator } from './button'
import { canvas } from './canvas'
import { checkbox, checkboxGroup, radio, radioGroup, toggle } from './choices'
import { form, label } from './form'
import type { Behaviour, BuiltIn, Host } from './host'
import { image } from './image'
import { pageMeta } from './page-meta'
import { picker } from './picker'
import { scrollView } from './scroll-view'
import { swiper } from './swiper'
import { input, textarea } from './typing'

const behaviours: Record<string, BuiltIn> = {
  button,
  canvas,
  checkbox,
  'checkbox-group': checkboxGroup,
  form,
  image,
  input,
  label,
  navigator,
  'page-meta': pageMeta,
  picker,
  radio,
  'radio-group': radioGroup,
  'scroll-view': scrollView,
  swiper,
  switch: toggle,
  textarea,
}

/** Properties every tag has, kept as attributes of its element. */
const attributes: Record<string, string> = {
  hidden: 'hidden',
  ariaRole: 'role',
  ariaLabel: 'aria-label',
  ariaHidden: 'aria-hidden',
  ariaChecked: 'aria-checked',
  ariaDisabled: 'aria-disabled',
  ariaExpanded: 'aria-expanded',
  ariaSelected: 'aria-selected',
  ariaLabelledby: 'aria-labelledby',
  ariaDescribedby: 'aria-describedby',
  ariaHaspopup: 'aria-haspopup',
}

/** Makes each built-in tag with behaviour a component of the global space, under its element's name. */
export function registerBuiltIns(globalSpace: CodeSpace, appSpace: CodeSpace): void {
  for (const [tag, behave] of Object.entries(behaviours)) {
    const url = `built-in/${tag}`
    globalSpace.addComponentStaticConfig(url, { component: true, addGlobalClass: true })
    globalSpace.componentEnv(url, ({ Component }) => Component(definition(tag, behave)))
    const component = globalSpace.getComponentSpace().getComponentByUrl(url, '')
    appSpace.getComponentSpace().setGlobalUsingComponent(elementName(tag), component)
  }
}

interface Instance {
  // oxlint-disable-next-line typescript/no-explicit-any -- see Host.props
  data: Record<string, any>
  _$: { getBackendElement(): unknown }
  setData(data: Record<string, unknown>): void
  triggerEvent(name: string, detail: object, options: object): void
}

function definition(tag: string, behave: BuiltIn) {
  const { properties = {}, inert = [] } = builtInTags[tag] ?? {}
  const attached = new WeakMap<Instance, Behaviour>()
  const update = (instance: Instance, behaviour: Behaviour, property: string) => {
    try {
      behaviour.update?.(property)
    } catch (error) {
      reportError(error)
    }
  }
  const observers: Record<string, (this: Instance) => void> = {}
  for (const property of Object.keys(properties)) {
    observers[property] = function () {
      const behaviour = attached.get(this)
      if (behaviour !== undefined) {
        update(this, behaviour, property)
      }
    }
  }
  for (const [property, attribute] of Object.entries(attributes)) {
    observers[property] = function () {
      const element = elementOf(this)
      // WeChat ignores what a page sets after it was unloaded; its elements are no longer in the document.
      if (element !== null) {
        reflect(element, attribute, this.data[property])
      }
    }
  }
  return {
    properties: {
      ...Object.fromEntries(inert.map((name) => [name, { type: null }])),
      ...Object.fromEntries(Object.keys(attributes).map((name) => [name, { type: null }])),
      ...Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, typed(value)])),
    },
    observers,
    lifetimes: {
      attached(this: Instance) {
        const host = hostOf(this)
        const behaviour = behave(host)
        attached.set(this, behaviour)
        for (const [property, attribute] of Object.entries(attributes)) {
          if (host.props[property] !== null && host.props[property] !== undefined) {
            reflect(host.element, attribute, host.props[property])
          }
        }
        for (const property of Object.keys(properties)) {
          update(this, behaviour, property)
        }
      },
      detached(this: Instance) {
        attached.get(this)?.detach?.()
        attached.delete(this)
      },
    },
  }
}

function hostOf(instance: Instance): Host {
  return {
    element: elementOf(instance) as HTMLElement,
    get props() {
      return instance.data
    },
    emit: (name, detail) => instance.triggerEvent(name, detail, {}),
    set: (props) => instance.setData(props),
  }
}

function elementOf(instance: Instance): HTMLElement | null {
  return instance._$.getBackendElement() as HTMLElement | null
}

function typed(value: unknown) {
  if (value === null) {
    return { type: null }
  }
  const types = { string: String, boolean: Boolean, number: Number, object: Array }
  return { type: types[typeof value as keyof typeof types], value }
}

function reflect(host: HTMLElement, attribute: string, value: unknown): void {
  const control = host.querySelector(':scope > input, :scope > textarea')
  // What is said about a field belongs to the real control inside, which assistive technology meets.
  const element = attribute === 'hidden' || control === null ? host : control
  const isAria = attribute.startsWith('aria-')
  if (value === undefined || value === null || value === '' || (value === false && !isAria)) {
    element.removeAttribute(attribute)
    return
  }
  element.setAttribute(attribute, value === true && !isAria ? '' : String(value))
}
