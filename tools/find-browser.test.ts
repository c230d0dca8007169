import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from './find-browser.mjs'
import { folderOf, type TemporaryFolder } from './folder-of'

const environment = { ...process.env }
let folder: TemporaryFolder

beforeEach(() => {
  folder = folderOf({ 'google-chrome': '', chromium: '' })
  chmodSync(join(folder.path, 'chromium'), 0o755)
  delete process.env.CHROME_PATH
})

afterEach(() => {
  folder.remove()
  process.env = { ...environment }
})

test('the browser that CHROME_PATH names is taken before all others', () => {
  process.env.CHROME_PATH = join(folder.path, 'google-chrome')
  expect(findBrowser()).toBe(join(folder.path, 'google-chrome'))
})

test('a CHROME_PATH that leads nowhere is an error, not another browser', () => {
  process.env.CHROME_PATH = join(folder.path, 'gone')
  expect(() => findBrowser()).toThrow('CHROME_PATH 指向的浏览器不存在')
})

const describeOnLinux = process.platform === 'linux' ? describe : describe.skip

describeOnLinux('on Linux', () => {
  test('a browser on the PATH is found', () => {
    process.env.PATH = folder.path
    expect(findBrowser()).toBe(join(folder.path, 'chromium'))
  })
})
