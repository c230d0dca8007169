import { safeCallback } from 'glass-easel'
import type { AssociatedBackend, CodeSpace } from 'glass-easel-miniprogram-adapter'
import type { WindowConfig } from '../compile/component-graph'
import { attachPull, type Pull } from './pull'
import { create, pageArea } from './viewport'

export type Query = Record<string, string>

/** The object page code knows as `this`: data, methods and lifecycle functions by name. */
// oxlint-disable-next-line typescript/no-explicit-any -- a page's fields are whatever its author defined
export type PageCaller = Record<string, any>

type Lifecycle =
  | 'onLoad'
  | 'onShow'
  | 'onReady'
  | 'onHide'
  | 'onUnload'
  | 'onPullDownRefresh'
  | 'onReachBottom'

const componentLifetimes: Partial<Record<Lifecycle, string>> = { onShow: 'show', onHide: 'hide' }

/** One entry of the page stack: mounted until unloaded, visible only on top. */
export class Page {
  title: string | undefined
  readonly caller: PageCaller
  readonly scroller: HTMLElement
  private readonly frame: HTMLElement
  private readonly root: ReturnType<AssociatedBackend['createRoot']>
  private readonly pull: Pull
  private isUnloaded = false
  private wasShown = false

  constructor(
    backend: AssociatedBackend,
    space: CodeSpace,
    readonly path: string,
    readonly query: Query,
    readonly config: WindowConfig,
  ) {
    this.frame = create('div', 'mp-page', pageArea())
    this.frame.dataset.path = path
    this.frame.style.backgroundColor = config.backgroundColor ?? ''
    this.scroller = create('div', 'mp-scroll', this.frame)
    const placeholder = create('span', '', this.scroller)
    this.root = backend.createRoot('page', space, this.url)
    this.caller = this.root.get() as PageCaller
    Object.assign(this.caller, { route: path, options: query })
    type Mount = Parameters<typeof this.root.attach>
    this.root.attach(this.scroller as unknown as Mount[0], placeholder as unknown as Mount[1])
    this.pull = attachPull(this.scroller, {
      isEnabled: () => config.enablePullDownRefresh === true,
      threshold: () => 45,
      onRefresh: () => this.run('onPullDownRefresh'),
    })
    this.watchScrolling()
  }

  get url(): string {
    const search = Object.entries(this.query).map(([name, value]) => `${name}=${value}`)
    return search.length === 0 ? this.path : `${this.path}?${search.join('&')}`
  }

  load(): void {
    this.run('onLoad', this.query)
  }

  show(): void {
    this.frame.hidden = false
    const isFirst = !this.wasShown
    this.wasShown = true
    this.run('onShow')
    if (isFirst) {
      requestAnimationFrame(() => {
        if (!this.isUnloaded) {
          this.run('onReady')
        }
      })
    }
  }

  hide(): void {
    this.run('onHide')
    this.frame.hidden = true
  }

  unload(): void {
    this.isUnloaded = true
    this.run('onUnload')
    this.pull.detach()
    this.root.release()
    this.frame.remove()
  }

  startPullDown(): void {
    this.pull.start()
  }

  stopPullDown(): void {
    this.pull.stop()
  }

  private run(name: Lifecycle, ...args: unknown[]): void {
    const component = this.root.getComponent()
    const lifecycle: unknown = this.caller[name]
    if (typeof lifecycle === 'function') {
      safeCallback(name, lifecycle as () => void, this.caller, args as [], component)
    }
    const lifetime = componentLifetimes[name]
    if (lifetime !== undefined) {
      component.triggerPageLifetime(lifetime, [])
    }
  }

  private watchScrolling(): void {
    const { scroller } = this
    const distance = this.config.onReachBottomDistance ?? 50
    let isAtBottom = false
    scroller.addEventListener('scroll', () => {
      const { scrollTop, clientHeight, scrollHeight } = scroller
      const onPageScroll: unknown = this.caller.onPageScroll
      if (typeof onPageScroll === 'function') {
        onPageScroll.call(this.caller, { scrollTop })
      }
      const isNear = scrollTop + clientHeight >= scrollHeight - distance
      if (isNear && !isAtBottom) {
        this.run('onReachBottom')
      }
      isAtBottom = isNear
    })
  }
}
