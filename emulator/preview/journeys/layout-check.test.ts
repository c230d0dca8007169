import type { Browser, Page } from 'playwright-core'
import { launchBrowser, openQuietPage } from './browser'
import { type FixtureServer, serveFixture } from './fixture-server'

let browser: Browser
let server: FixtureServer
let page: Page

jest.setTimeout(60_000)

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), serveFixture()])
  page = (await openQuietPage(browser)).page
  page.setDefaultTimeout(8000)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const check = async (path: string) => {
  await page.goto(server.url + path)
  await page.locator('.mp-page:not([hidden])').getByRole('button').first().waitFor()
  return page.evaluate(() => window.__previewLayout())
}

test('each kind of trouble on a page is named with its text', async () => {
  const problems = await check('/#/pages/controls/controls')
  const found = (kind: string) => problems.filter((problem) => problem.kind === kind).map(({ text }) => text)
  expect(found('cut')).toEqual(['这一行字太长了所以被切掉了一截谁也看不到后面'])
  expect(found('small-text')).toEqual(['小字'])
  expect(found('contrast')).toEqual(expect.arrayContaining(['淡字']))
  expect(found('small-target')).toEqual(expect.arrayContaining(['小按钮']))
  expect(found('overlap')).toEqual(['压住'])
})

test('a page without trouble yields nothing', async () => {
  expect(await check('/#/pages/second/second')).toEqual([])
})
