import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser, Locator } from 'playwright-core'
import { type Emulator, openEmulator } from '../../emulator'
import { openQuietPage } from './browser'

/** Git-ignored; the README shows a chosen few. */
const pictures = resolve(__dirname, '../../../.pictures')

/** A Sunday morning in 光谷小镇. */
const NOW = '2026-11-22T09:41:00+08:00'

/** A town in memory, seeded, on a free port. */
export function openTown(): Promise<Emulator> {
  return openEmulator(
    { port: 0, dataDir: ':memory:', seed: 'demo', now: Date.parse(NOW), isFresh: false, isBare: false },
    () => {},
    false,
  )
}

export type Network = '好' | '慢' | '断开' | '应答丢失'

/** Somebody's phone, used as a person would: by what can be read and tapped. */
export interface Phone {
  /** The page in front. */
  screen: Locator
  open(path: string): Promise<void>
  /** Waits for a text on the page or in a sheet. */
  sees(text: string | RegExp): Promise<void>
  missing(text: string | RegExp): Promise<void>
  tap(button: string | RegExp): Promise<void>
  /** Taps what looks like no button: a card's title, a radio, a tab. */
  choose(role: 'radio' | 'tab' | 'link', name: string | RegExp): Promise<void>
  /** Types into the field that is read aloud under this label. */
  type(label: string, text: string): Promise<void>
  /** Sets the day or the time in the picker that is read aloud under this label. */
  pick(label: string, value: string): Promise<void>
  /** Hands over a file where the phone asks for one after this tap. */
  handOver(button: string, name: string, content: Buffer): Promise<void>
  /** The name of the file that opens after this tap. */
  fileFrom(button: string): Promise<string>
  network(state: Network): Promise<void>
  /** Types into the dialog in front and confirms it; where the camera would read, that is what it reads. */
  answer(text: string): Promise<void>
  /** What was copied last; only with `mayCopy`. */
  copied(): Promise<string>
  /** Saves what is on the phone; answers what a layout check finds wrong with it. */
  picture(name: string): Promise<LayoutProblem[]>
  /** Ends the visit; fails when a page script failed or anything beyond this machine was asked for. */
  close(): Promise<void>
}

/** Finds people and tasks of the demo town as anybody may: through its doors. */
export async function openidOf({ address }: Emulator, name: string): Promise<string> {
  const people = (await (await fetch(`${address}/identities?all=1`)).json()) as {
    openid: string
    name: string
  }[]
  const found = people.find((person) => person.name === name)
  if (!found) {
    throw new Error(`nobody in the demo town is called ${name}`)
  }
  return found.openid
}

export async function detailOf({ address }: Emulator, title: string): Promise<string> {
  let cursor: string | undefined
  do {
    const response = await fetch(`${address}/functions/api`, {
      method: 'POST',
      body: JSON.stringify({ method: 'task.list', input: { view: 'open', limit: 50, cursor } }),
    })
    const { data } = (await response.json()) as { data: OpenPage }
    const found = data.items.find((item) => item.title === title)
    if (found) {
      return `pages/task/detail/detail?taskId=${found.taskId}`
    }
    cursor = data.next
  } while (cursor)
  throw new Error(`no open task in the demo town is called ${title}`)
}

interface OpenPage {
  items: { taskId: string; title: string }[]
  next?: string
}

export interface LayoutProblem {
  kind: string
  text: string
  detail: string
}

export interface PhoneOptions {
  scale?: 1 | 1.4
  network?: 'offline' | 'lost'
  /** The browser asks nobody before something is copied. */
  mayCopy?: boolean
}

export async function openPhone(
  browser: Browser,
  { address }: Emulator,
  openid: string,
  { scale = 1, network, mayCopy = false }: PhoneOptions = {},
): Promise<Phone> {
  const quiet = await openQuietPage(browser, {
    viewport: { width: 900, height: 860 },
    deviceScaleFactor: 2,
    permissions: mayCopy ? ['clipboard-read', 'clipboard-write'] : [],
  })
  const { page } = quiet
  page.setDefaultTimeout(10_000)
  const screen = page.locator('.mp-page:not([hidden])')
  const phone = page.locator('#phone')
  const query = new URLSearchParams({ openid, scale: String(scale), ...(network && { network }) })
  const tap = (name: string | RegExp) =>
    phone.getByRole('button', { name }).locator('visible=true').first().click()
  return {
    screen,
    async open(path) {
      await page.goto(`${address}/?${query}#/${path}`)
      await screen.first().waitFor()
    },
    sees: (text) => phone.getByText(text).locator('visible=true').first().waitFor(),
    missing: (text) => phone.getByText(text).locator('visible=true').first().waitFor({ state: 'hidden' }),
    tap,
    choose: (role, name) => phone.getByRole(role, { name }).locator('visible=true').first().click(),
    async type(label, text) {
      const field = phone.getByRole('textbox', { name: label, exact: true })
      await field.locator('visible=true').first().fill(text)
    },
    async pick(label, value) {
      await tap(new RegExp(`^${label}：`))
      await phone.locator('.mp-sheet-field').fill(value)
      await tap(/^确定$/)
    },
    async handOver(button, name, content) {
      const asked = page.waitForEvent('filechooser')
      await tap(button)
      await (await asked).setFiles({ name, mimeType: 'application/octet-stream', buffer: content })
    },
    async fileFrom(button) {
      const opened = page.waitForEvent('download')
      await tap(button)
      return (await opened).suggestedFilename()
    },
    async network(state) {
      await page.getByLabel('网络').selectOption({ label: state })
    },
    async answer(text) {
      const dialog = phone.getByRole('dialog')
      await dialog.getByRole('textbox').fill(text)
      await dialog.getByRole('button', { name: '确定' }).click()
    },
    copied: () => page.evaluate(() => navigator.clipboard.readText()),
    async picture(name) {
      mkdirSync(pictures, { recursive: true })
      await phone.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' })
      return page.evaluate(() => window.__previewLayout())
    },
    async close() {
      try {
        await quiet.verify()
      } finally {
        await quiet.close()
      }
    },
  }
}
