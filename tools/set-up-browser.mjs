import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './find-browser.mjs'
import { runStep } from './progress.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const isRoot = process.getuid?.() === 0

/** The distribution's own name for itself, such as “debian”; empty outside Linux. */
function distribution() {
  try {
    return /^ID="?([\w.-]+)"?$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? ''
  } catch {
    // Not a Linux with this file: no distribution is known, and none of its ways apply.
    return ''
  }
}

/** Whether Chinese text has a font. Windows and macOS bring theirs along. */
function hasChineseFont() {
  if (process.platform !== 'linux') {
    return true
  }
  const { stdout } = spawnSync('fc-list', [':lang=zh', 'file'], { encoding: 'utf8' })
  return Boolean(stdout?.trim())
}

/** @returns {string | undefined} why there is no browser; undefined when there is one */
function browserProblem() {
  try {
    return findBrowser() ? undefined : '没有找到浏览器，也没能装上。'
  } catch (error) {
    return error.message
  }
}

/** Installs Debian packages. Ubuntu has no chromium package of its own (it is a snap), but has the fonts. */
async function installByApt(title, packages) {
  const apt = ['DEBIAN_FRONTEND=noninteractive', 'apt-get']
  const install = [...apt, 'install', '-y', '-qq', '--no-install-recommends', ...packages]
  return (
    (await runStep(`${title}（apt-get update）`, 'env', [...apt, 'update', '-qq'])) &&
    runStep(`${title}（apt-get install ${packages.join(' ')}）`, 'env', install)
  )
}

async function installBrowser(title) {
  if (process.env.CHROME_PATH) {
    return
  }
  if (isRoot && distribution() === 'debian') {
    await installByApt(title, ['chromium', 'fonts-noto-cjk'])
    if (!browserProblem()) {
      return
    }
  }
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js')
  const withSystemLibraries = isRoot && process.platform === 'linux' ? ['--with-deps'] : []
  await runStep(`${title}（playwright-core）`, process.execPath, [
    cli,
    'install',
    ...withSystemLibraries,
    'chromium',
  ])
}

async function installChineseFont(title) {
  if (isRoot && ['debian', 'ubuntu'].includes(distribution())) {
    await installByApt(title, ['fontconfig', 'fonts-noto-cjk'])
  }
}

/**
 * Finds or installs what the journeys need beside packages: a browser and, on Linux, a Chinese font. What
 * cannot be had is said plainly, and is no failure here: everything but the journeys works without.
 *
 * @param {string} browserStep such as “[2/3]”
 * @param {string} fontStep
 */
export async function setUpBrowser(browserStep, fontStep) {
  if (browserProblem()) {
    await installBrowser(`${browserStep} 安装浏览器`)
  }
  const problem = browserProblem()
  if (problem) {
    console.error(
      `${problem}\n浏览器里的旅程测试（npm run test:journeys）不能运行，其余检查不受影响。` +
        '请安装 Chrome、Chromium 或 Edge，或用环境变量 CHROME_PATH 指明它的位置。\n' +
        'No browser was found or could be installed: the journeys cannot run; all other checks can.',
    )
  }
  if (!hasChineseFont()) {
    await installChineseFont(`${fontStep} 安装中文字体`)
    if (!hasChineseFont()) {
      console.error(
        '没有中文字体：预览截图里的汉字会显示为方框，版面检查不作准。请安装 fonts-noto-cjk 或同类字体。\n' +
          'No Chinese font: text in the pictures shows as boxes and layout checks mean little.',
      )
    }
  }
}
