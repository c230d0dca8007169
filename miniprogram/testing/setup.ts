import { installPhone } from './phone'

type PageOptions = Record<string, unknown> & { data?: object; behaviors?: string[] }

/**
 * miniprogram-simulate knows components only. A page becomes one whose methods are its handlers; its other
 * fields are copied onto the instance, as WeChat does.
 */
function definePage({ data, behaviors, ...rest }: PageOptions): void {
  const isMethod = ([, value]: [string, unknown]) => typeof value === 'function'
  const entries = Object.entries(rest)
  Component({
    data,
    behaviors,
    methods: Object.fromEntries(entries.filter(isMethod)) as Record<string, () => void>,
    lifetimes: {
      created() {
        const fields = entries.filter((entry) => !isMethod(entry))
        Object.assign(this, Object.fromEntries(fields.map(([name, value]) => [name, copy(value)])))
      },
    },
  })
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) {
    return [...value]
  }
  return typeof value === 'object' && value !== null ? { ...value } : value
}

Object.assign(globalThis, {
  Page: definePage,
  getApp: () => ({}),
})

installPhone()
