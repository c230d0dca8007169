import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { load, render } from 'miniprogram-simulate'

const rootPath = join(__dirname, '..')
const tdesign = ['button', 'loading', 'popup', 'skeleton']

/** Loads a page and all its code anew, as opening the app does: nothing is left of an earlier test. */
function loadPage(path: string): string {
  const kit = '/miniprogram_npm/tdesign-miniprogram'
  if (!existsSync(join(rootPath, kit))) {
    throw new Error('miniprogram_npm is missing: run «npm run build» once')
  }
  const usingComponents = Object.fromEntries(tdesign.map((name) => [`t-${name}`, `${kit}/${name}/${name}`]))
  jest.resetModules()
  return load(join(rootPath, path), { rootPath, usingComponents })
}

interface Part {
  dom?: HTMLElement
  instance: { triggerEvent(name: string, detail?: unknown): void; data: Record<string, unknown> }
  triggerPageLifeTime(name: 'show'): void
  querySelector(selector: string): Part | undefined
  querySelectorAll(selector: string): Part[]
}

/** What simulate hands out; its own types know only a part of it. */
interface Root extends Part {
  attach(parent: HTMLElement): void
  detach(): void
}

/** A page on the screen, as a person finds it: by its words and its buttons. */
export class Screen {
  constructor(private readonly root: Root) {}

  get text(): string {
    const words = this.root.dom?.textContent ?? ''
    return words.replaceAll('\u00A0', ' ').replace(/\s+/g, ' ').trim()
  }

  get page(): Record<string, (...args: never[]) => unknown> {
    return this.root.instance as never
  }

  part(selector: string, index = 0): Part {
    const found = this.root.querySelectorAll(selector)[index]
    if (!found) {
      throw new Error(`there is no ${selector} number ${index} on the page`)
    }
    return found
  }

  count(selector: string): number {
    return this.root.querySelectorAll(selector).length
  }

  /** Sends what a component of the page would send. */
  send(selector: string, event: string, detail?: unknown, index = 0): void {
    this.part(selector, index).instance.triggerEvent(event, detail)
  }

  /** Types into a field, as the page marks it with its class. */
  type(field: string, value: string): void {
    this.part(field).instance.triggerEvent('type', { value })
  }

  /** Taps a button of the kit on the page itself. */
  tap(button: string, index = 0): void {
    this.part(button, index).instance.triggerEvent('tap')
  }

  /** Taps a button of the kit inside a component of the page. */
  press(selector: string, button: string, index = 0): void {
    const found = this.part(selector, index).querySelector(button)
    if (!found) {
      throw new Error(`${selector} has no button ${button}`)
    }
    found.instance.triggerEvent('tap')
  }

  /** Tells components that the page is shown once more. */
  showParts(...selectors: string[]): void {
    for (const selector of selectors) {
      this.part(selector).triggerPageLifeTime('show')
    }
  }

  close(): void {
    this.page.onUnload?.()
    this.root.detach()
  }
}

/** Opens a page as WeChat does. */
export function openPage(path: string, query: Record<string, string> = {}): Screen {
  const root = render(loadPage(path)) as unknown as Root
  root.attach(document.body)
  const page = root.instance as unknown as Record<string, (...args: unknown[]) => void>
  page.onLoad?.(query)
  page.onShow?.()
  return new Screen(root)
}

/** Lets the page work until the condition holds, for a second or so on an idle machine; fails when it never does. */
export async function until(holds: () => boolean): Promise<void> {
  for (let round = 0; !holds(); round += 1) {
    if (round === ROUNDS) {
      throw new Error(`never came to hold: ${holds}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const ROUNDS = 200

/** Lets the page work on whatever has arrived: for what must not come of it. */
export async function allWorked(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve))
  }
}

/** Waits until the words are on the page; fails with what stands there instead. */
export async function sees(screen: Screen, words: string): Promise<void> {
  await until(() => screen.text.includes(words)).catch(() => expect(screen.text).toContain(words))
}
