import type { Browser } from 'playwright-core'
import type { Emulator } from '../../emulator'
import { launchBrowser } from './browser'
import { detailOf, openidOf, openPhone, openTown } from './phone'

jest.setTimeout(60_000)

let browser: Browser
let town: Emulator

beforeAll(async () => {
  ;[browser, town] = await Promise.all([launchBrowser(), openTown()])
})

afterAll(async () => {
  await browser?.close()
  await town?.close()
})

const pages = [
  ['home', () => 'pages/home/home/home', '还缺人的任务'],
  ['tasks', () => 'pages/task/list/list', '石斛大棚加固防冻膜'],
  ['task', () => detailOf(town, '光伏板下补种黄精'), '做什么'],
  ['me', () => 'pages/me/me/me', '去过的任务'],
] as const

describe.each([1, 1.4] as const)('at font scale %s', (scale) => {
  test.each(pages)('nothing on %s is cut, overlaps, is too small or too pale', async (name, path, text) => {
    const phone = await openPhone(browser, town, await openidOf(town, '周桂芳'), { scale })
    await phone.open(await path())
    await phone.sees(text)
    expect(await phone.picture(scale === 1 ? name : `${name}-large`)).toEqual([])
    await phone.close()
  })
})
