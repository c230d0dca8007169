import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const installPaths: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((folder) => [
    `${process.env[folder]}\\Google\\Chrome\\Application\\chrome.exe`,
    `${process.env[folder]}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ]),
}

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Path of a Chromium-like browser: CHROME_PATH, an installed one, or playwright's own; null when there is none. */
export function findBrowser(): string | null {
  const candidates = [
    process.env.CHROME_PATH,
    ...(installPaths[process.platform] ?? []),
    chromium.executablePath(),
  ]
  return candidates.find((candidate) => candidate && existsSync(candidate)) ?? null
}

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (executablePath === null) {
    throw new Error('no browser found: set CHROME_PATH, or install Chrome, Chromium or Edge')
  }
  // Chromium refuses its sandbox to root, which containers and CI machines usually are.
  const isRoot = process.getuid?.() === 0
  return chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox', ...flags] : flags })
}

export interface QuietPage {
  page: Page
  /** Throws if the page asked for anything outside this machine, or a page script failed. */
  verify(): Promise<void>
  close(): Promise<void>
}

/** A page with a profile of its own that cannot reach beyond 127.0.0.1. */
export async function openQuietPage(
  browser: Browser,
  options: BrowserContextOptions = { viewport: { width: 900, height: 900 } },
): Promise<QuietPage> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options })
  const outside: string[] = []
  await context.route('**/*', (route) => {
    const url = new URL(route.request().url())
    if (url.hostname === '127.0.0.1' || url.protocol === 'data:') {
      return route.continue()
    }
    outside.push(url.href)
    return route.abort()
  })
  const page = await context.newPage()
  return {
    page,
    async verify() {
      const errors = await page.evaluate(() => window.__previewErrors ?? [])
      if (outside.length > 0 || errors.length > 0) {
        throw new Error([...outside.map((url) => `asked for ${url}`), ...errors].join('\n'))
      }
    },
    close: () => context.close(),
  }
}
