import type { Browser, Locator, Page } from 'playwright-core'
import { launchBrowser, openQuietPage, type QuietPage } from './browser'
import { type FixtureServer, serveFixture } from './fixture-server'

let browser: Browser
let server: FixtureServer
let quiet: QuietPage
let page: Page
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

const open = (path: string) => page.goto(`${server.url}/#/pages/${path}`)
const tap = (name: string) => screen.getByRole('button', { name, exact: true }).click()
const sees = (text: string) => screen.getByText(text, { exact: true }).waitFor()

test('a form hands over what was typed, chosen and switched', async () => {
  await open('controls/controls')
  await screen.getByPlaceholder('姓名').fill('赵甲')
  await sees('输入了 赵甲')
  await screen.getByPlaceholder('备注').fill('带水')
  await screen.getByText('下午班').click()
  await screen.getByText('雨鞋').click()
  await screen.getByRole('switch', { name: '提醒' }).click()
  await tap('提交')
  const submitted = JSON.parse(await screen.locator('.submitted').innerText())
  expect(submitted).toEqual({
    name: '赵甲',
    note: '带水',
    half: 'pm',
    bring: ['boots'],
    remind: true,
    fruit: 0,
  })
  await quiet.verify()
})

test('only one radio of a group is on', async () => {
  await open('controls/controls')
  await screen.getByRole('radio').nth(1).click()
  expect(await screen.getByRole('radio').nth(0).isChecked()).toBe(false)
  await screen.getByRole('radio').nth(0).click()
  expect(await screen.getByRole('radio').nth(1).isChecked()).toBe(false)
})

test('a picker opens a sheet and tells the index', async () => {
  await open('controls/controls')
  await screen.getByText('水果 苹果').click()
  await page.getByRole('dialog').getByRole('button', { name: '桃' }).click()
  await sees('水果 桃')
  await quiet.verify()
})

test('a swiper follows the finger', async () => {
  await open('controls/controls')
  const box = (await screen.locator('wx-swiper').boundingBox()) as { x: number; y: number }
  await page.mouse.move(box.x + 200, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + 60, box.y + 20, { steps: 5 })
  await page.mouse.up()
  await sees('现在第 1 张')
})

test('a scroll view refreshes when pulled', async () => {
  await open('controls/controls')
  const box = (await screen.getByText('可以下拉').boundingBox()) as { x: number; y: number }
  await page.mouse.move(box.x + 100, box.y + 5)
  await page.mouse.down()
  await page.mouse.move(box.x + 100, box.y + 60, { steps: 4 })
  await page.mouse.move(box.x + 100, box.y + 160, { steps: 4 })
  await page.mouse.up()
  await sees('拉了 1 次')
})

test('dialogs, sheets and toasts answer as WeChat does', async () => {
  await open('controls/controls')
  await tap('对话框')
  await page.getByRole('dialog', { name: '问一句' }).getByRole('button', { name: '确定' }).click()
  await sees('去')
  await tap('选单')
  await page.getByRole('dialog').getByRole('button', { name: '下午' }).click()
  await sees('选了 1')
  await tap('提示')
  await page.getByRole('status').getByText('报上了').waitFor()
  await tap('打电话')
  await page.getByRole('dialog', { name: '在手机上会拨打电话' }).getByText('0570-0000000').waitFor()
  await quiet.verify()
})

test('a navigator is a link to its page', async () => {
  await open('controls/controls')
  await screen.getByRole('link', { name: '去详情' }).click()
  await sees('名字 link')
})

test('components of the kit and its own packages work without the internet', async () => {
  await open('kit/kit')
  await sees('2026年11月22日')
  await sees('选了 b')
  await screen.getByText('甲', { exact: true }).click()
  await sees('选了 a')
  await tap('对话框')
  await screen.getByText('确认', { exact: true }).click()
  await sees('确认了')
  await tap('提示')
  await sees('组件库的提示')
  await quiet.verify()
})
