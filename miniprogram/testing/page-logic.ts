import { join } from 'node:path'
import cloneDeep from 'lodash/cloneDeep'

export type Data = Record<string, unknown>

export interface PageOptions extends Data {
  data?: Data
}

/** A page without its picture: what it does with answers, and what it would then draw. */
export class PageLogic {
  readonly data: Data
  private readonly instance: PageOptions

  constructor(options: PageOptions) {
    this.data = cloneDeep(options.data ?? {})
    const { data } = this
    this.instance = Object.assign(Object.create(null) as PageOptions, copyOf(options), {
      data,
      setData(change: Data, done?: () => void) {
        for (const [path, value] of Object.entries(change)) {
          put(data, path, value)
        }
        done?.()
      },
      selectComponent: () => null,
      createSelectorQuery: () => wx.createSelectorQuery(),
    })
  }

  async open(query: Record<string, string>): Promise<void> {
    await this.run('onLoad', query)
    await this.run('onShow')
  }

  close(): Promise<void> {
    return this.run('onUnload')
  }

  private async run(name: string, ...args: unknown[]): Promise<void> {
    const method = this.instance[name]
    if (typeof method === 'function') {
      await method.apply(this.instance, args)
    }
  }
}

/** Fields that are no methods belong to one instance. */
function copyOf(options: PageOptions): Data {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      typeof value === 'function' ? value : cloneDeep(value),
    ]),
  )
}

/** `list[2].name` */
function put(data: Data, path: string, value: unknown): void {
  const steps = path.split(/[.[\]]+/).filter(Boolean)
  const last = steps.pop() as string
  const parent = steps.reduce<Data>((at, step) => {
    at[step] ??= {}
    return at[step] as Data
  }, data)
  parent[last] = value
}

/** Loads the code of a page; what it imports is loaded anew after `jest.resetModules()`. */
export async function loadPageOptions(path: string): Promise<PageOptions> {
  let found: PageOptions | undefined
  const before = (globalThis as { Page?: unknown }).Page
  Object.assign(globalThis, {
    Page: (options: PageOptions) => {
      found = options
    },
  })
  try {
    await import(join(__dirname, '..', path))
  } finally {
    Object.assign(globalThis, { Page: before })
  }
  if (!found) {
    throw new Error(`${path} is no page`)
  }
  return found
}
