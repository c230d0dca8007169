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
  await page.goto(server.url)
  await page.getByText('第一页').waitFor()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('convertInlineRpx: rpx in an inline style is half a pixel on a phone 375 wide', async () => {
  expect((await page.locator('#probe').boundingBox())?.width).toBe(150)
})

test('mirrorDataset: data-* can be found in the DOM', async () => {
  expect(await page.locator('[data-kind=head][data-first-page="1"]').count()).toBe(1)
})

test('keepAttributesReadable: an undefined `hidden` hides nothing', async () => {
  expect(await page.getByText('没有藏起来').isVisible()).toBe(true)
})

test('keepAttributesReadable: aria-role is a role and a false state says so', async () => {
  const option = page.getByRole('checkbox', { name: '选项' })
  expect(await option.getAttribute('aria-checked')).toBe('false')
})

test('giveEventsTheirTouches: touches are there and count from the page', async () => {
  const box = (await page.locator('#probe').boundingBox()) as { x: number; y: number }
  await page.mouse.click(box.x + 40, box.y + 5)
  const shown = await page.getByText(/^触点 \d/).innerText()
  expect(Number(shown.replace('触点 ', ''))).toBeCloseTo(40, -1)
})

test('measureFromPage: selector queries count from the page', async () => {
  expect(await page.getByText(/^位置 /).innerText()).toBe('位置 0 150')
})

test('fireReadyOnce: a component becomes ready once', async () => {
  await page.getByRole('tab', { name: '第二' }).click()
  await page.getByRole('tab', { name: '第一' }).click()
  await page.getByRole('button', { name: '日志' }).click()
  await page.getByText('journal', { exact: true }).waitFor()
  const journal = await page.locator('.entry').allTextContents()
  expect(journal.filter((entry) => entry === 'badge ready 徽章')).toHaveLength(1)
  expect(journal.filter((entry) => entry === 'badge page show')).toHaveLength(2)
})
