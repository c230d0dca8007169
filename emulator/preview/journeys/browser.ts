import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const browserFinder = pathToFileURL(path.join(__dirname, '../../../tools/find-browser.mjs')).href

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Path of Chrome, Chromium or Edge, or null, as `npm test` finds it. That script is an ES module, which jest
 * cannot load: it runs in a process of its own.
 */
export function findBrowser(): string | null {
  const script = `import { findBrowser } from '${browserFinder}'; process.stdout.write(findBrowser() ?? '')`
  const found = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  return found || null
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
