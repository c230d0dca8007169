import type { Browser, Locator, Page } from 'playwright-core'
import { launchBrowser, openQuietPage, type QuietPage } from './browser'
import { type FixtureServer, serveFixture } from './fixture-server'

let browser: Browser
let server: FixtureServer
let quiet: QuietPage
let page: Page
/** The page on top; pages below stay mounted. */
let screen: Locator

jest.setTimeout(60_000)

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), serveFixture()])
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

beforeEach(async () => {
  quiet = await openQuietPage(browser)
  page = quiet.page
  page.setDefaultTimeout(8000)
  screen = page.locator('.mp-page:not([hidden])')
})
afterEach(() => quiet.close())

const open = (path = '/') => page.goto(server.url + path)
const tap = (name: string) => screen.getByRole('button', { name, exact: true }).click()
const sees = (text: string) => screen.getByText(text, { exact: true }).waitFor()

test('a page loads, shows and becomes ready in the order WeChat promises, and so do its components', async () => {
  await open()
  await sees('第一页')
  await sees('位置 0 150')
  await tap('日志')
  await sees('journal')
  const journal = await screen.locator('.entry').allTextContents()
  expect(journal).toEqual([
    'first load',
    'first show',
    'badge page show',
    'badge ready 徽章',
    'first ready',
    'journal',
  ])
  await quiet.verify()
})

test('going to a page and back keeps the first page as it was and unloads the second', async () => {
  await open()
  await tap('打开详情')
  await sees('名字 %E7%94%B2')
  expect(await page.locator('#title').textContent()).toBe('详情')
  await page.getByRole('button', { name: '返回' }).click()
  await tap('日志')
  await sees('detail unload')
  expect(await screen.locator('.entry').allTextContents()).toEqual(
    expect.arrayContaining(['first hide', 'detail load', 'detail unload']),
  )
  await quiet.verify()
})

test("the browser's back button leaves a page and a reload comes back to it", async () => {
  await open()
  await tap('打开详情')
  await sees('名字 %E7%94%B2')
  await page.waitForURL(/detail/)
  await page.reload()
  await sees('名字 %E7%94%B2')
  await page.getByRole('button', { name: '首页' }).click()
  await tap('打开详情')
  await sees('再深一层')
  await page.waitForURL(/detail/)
  await page.goBack()
  await sees('第一页')
  await quiet.verify()
})

test('the eleventh page is refused, as WeChat refuses it', async () => {
  await open('/#/pages/detail/detail?name=0')
  for (let depth = 1; depth < 10; depth += 1) {
    await tap('再深一层')
  }
  const failure = await page.evaluate(() =>
    (wx.navigateTo({ url: '/pages/detail/detail' }) as Promise<object>).catch(
      (error: Error) => error.message,
    ),
  )
  expect(failure).toBe('navigateTo:fail webview count limit exceed: 10')
  expect(await page.locator('.mp-page').count()).toBe(10)
})

test('a tab keeps its state while another one is shown', async () => {
  await open()
  await page.getByRole('tab', { name: '第二' }).click()
  await tap('加一')
  await page.getByRole('tab', { name: '第一' }).click()
  await sees('第一页')
  await page.getByRole('tab', { name: '第二' }).click()
  await sees('数到 1')
  expect(await page.getByRole('tab', { name: '第二' }).getAttribute('aria-selected')).toBe('true')
  await quiet.verify()
})

test('a cloud function is called as the person chosen in the bar', async () => {
  await open()
  await page.getByLabel('我是谁').selectOption({ label: '赵甲 · 上田村支部' })
  await sees('第一页')
  await tap('问函数')
  await sees('{"openid":"openid-zhao","data":{"hello":"您好"}}')
  await quiet.verify()
})

test('each person has a phone of their own', async () => {
  await open('/?openid=openid-zhao')
  await tap('记住')
  await tap('想起')
  await sees('来过')
  await open('/?openid=openid-qian')
  await tap('想起')
  await sees('没来过')
  await quiet.verify()
})

test('without a network a call fails in the words of WeChat and never reaches the function', async () => {
  await open('/?network=offline')
  const before = server.calls.length
  await tap('问函数')
  await screen.getByText(/^-1 cloud\.callFunction:fail .*request:fail/).waitFor()
  expect(server.calls).toHaveLength(before)
  await page.getByLabel('网络').selectOption({ label: '好' })
  await sees('网络 wifi')
  await tap('问函数')
  await screen.getByText(/"hello":"您好"/).waitFor()
  await quiet.verify()
})

test('a slow network answers late, and says what kind it is', async () => {
  await open('/?network=slow')
  await sees('第一页')
  const type = await page.evaluate(async () => (await wx.getNetworkType()) as { networkType: string })
  expect(type.networkType).toBe('2g')
  const asked = performance.now()
  await tap('问函数')
  await screen.getByText(/"hello":"您好"/).waitFor()
  expect(performance.now() - asked).toBeGreaterThan(1400)
})

test('a server that is gone fails like a missing network', async () => {
  await open()
  await sees('第一页')
  await page.route('**/functions/echo', (route) => route.abort('connectionrefused'))
  await tap('问函数')
  await screen.getByText(/^-1 cloud\.callFunction:fail .*request:fail/).waitFor()
  await quiet.verify()
})

test('a pressed element wears its hover class until it is let go', async () => {
  await open()
  const button = screen.getByRole('button', { name: '打开详情' })
  const box = (await button.boundingBox()) as { x: number; y: number }
  await page.mouse.move(box.x + 20, box.y + 10)
  await page.mouse.down()
  expect(await button.getAttribute('class')).toContain('pressed')
  await page.mouse.up()
  await sees('再深一层')
})

test('a lost reply fails for the caller although the function ran', async () => {
  await open('/?network=lost')
  const before = server.calls.length
  await tap('问函数')
  await screen.getByText(/^-1 cloud\.callFunction:fail/).waitFor()
  expect(server.calls).toHaveLength(before + 1)
})

test('the font scale reaches the page and its style', async () => {
  await open('/?scale=1.4')
  await sees('第一页')
  const size = await page.evaluate(() => getComputedStyle(document.querySelector('page') as Element).fontSize)
  expect(Number.parseFloat(size)).toBeCloseTo(16 * 1.4, 1)
})

test('pulling down refreshes the page', async () => {
  await open()
  await sees('刷新 0')
  const box = (await screen.boundingBox()) as { x: number; y: number }
  await page.mouse.move(box.x + 150, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + 150, box.y + 100, { steps: 4 })
  await page.mouse.move(box.x + 150, box.y + 220, { steps: 4 })
  await page.mouse.up()
  await sees('刷新 1')
  await quiet.verify()
})

test('reaching the bottom is told once', async () => {
  await open('/#/pages/detail/detail?name=x')
  await sees('到底 0')
  await screen.getByText('第 59 行').scrollIntoViewIfNeeded()
  await sees('到底 1')
})

test('an unknown wx function and an error of a page are shown outside the phone and collected', async () => {
  await open()
  await tap('没有的接口')
  await tap('出错')
  const box = page.getByRole('region', { name: '页面脚本的错误' })
  await box.getByText('页面自己的错').waitFor()
  await box.getByText('预览没有 wx.getWeRunData').waitFor()
  expect(await page.evaluate(() => window.__previewErrors.length)).toBe(2)
  await expect(quiet.verify()).rejects.toThrow('预览没有 wx.getWeRunData')
})

test('a disabled button hears no tap', async () => {
  await open()
  await screen.getByRole('button', { name: '不能点' }).click({ force: true })
  await tap('问函数')
  await screen.getByText(/"hello"/).waitFor()
  await quiet.verify()
})

test('resetting asks first, resets the data and forgets what phones had stored', async () => {
  await open('/?openid=openid-zhao')
  await tap('记住')
  page.once('dialog', (dialog) => void dialog.accept())
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: '重置演示数据' }).click()])
  await tap('想起')
  await sees('没来过')
  expect(server.resets).toBe(1)
})

test('sharing shows the card a chat would get', async () => {
  await open()
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('button', { name: '转发给朋友' }).click()
  const card = await page.getByRole('dialog', { name: '转发给朋友' }).innerText()
  expect(card).toContain('卡片标题：来看看')
  expect(card).toContain('打开页面：/pages/first/first?from=share')
})

test('on a narrow window the phone fills it and the bar hides behind a button', async () => {
  await page.setViewportSize({ width: 360, height: 640 })
  await open()
  await sees('第一页')
  expect((await page.locator('#phone').boundingBox())?.width).toBe(360)
  await page.getByLabel('我是谁').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '预览', exact: true }).click()
  await page.getByLabel('我是谁').waitFor()
})
