import type { Browser } from 'playwright-core'
import { type SmallProgram, writeSmallProgram } from '../testing/small-program'
import { launchBrowser, openQuietPage } from './browser'
import { type FixtureServer, serveFixture } from './fixture-server'

let browser: Browser
let program: SmallProgram
let server: FixtureServer

jest.setTimeout(60_000)

beforeAll(async () => {
  program = await writeSmallProgram()
  ;[browser, server] = await Promise.all([launchBrowser(), serveFixture(program.folder, true)])
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await program?.remove()
})

test('a saved change appears by itself; a mistake is shown with its place and heals with the next save', async () => {
  const { page } = await openQuietPage(browser)
  page.setDefaultTimeout(10_000)
  await page.goto(`${server.url}/?openid=someone`)
  await page.getByText('1', { exact: true }).waitFor()
  await program.write('pages/home/home.wxml', '<view>改过 {{name}}</view>')
  await page.getByText('改过 1').waitFor()
  await program.write('pages/home/home.wxml', '<marquee>错了</marquee>')
  await page.getByRole('alert').getByText('pages/home/home.wxml:1').waitFor()
  expect(server.log.at(-1)).toContain('pages/home/home.wxml:1 预览没有标签 <marquee>')
  await program.write('pages/home/home.wxml', '<view>好了 {{name}}</view>')
  await page.getByText('好了 1').waitFor()
  expect(page.url()).toContain('openid=someone')
})
