// Runs before every npm command, on a bare clone too: plain Node, no packages, quick when nothing is to do.
import { setUpBrowser } from './set-up-browser.mjs'
import { setUpPackages } from './set-up-packages.mjs'

/** TypeScript 7 and oxlint load ES modules by require, which Node has since 20.19 and 22.12. */
function isNodeNewEnough([major, minor]) {
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
}

async function setUp() {
  const version = process.versions.node
  if (!isNodeNewEnough(version.split('.').map(Number))) {
    console.error(
      `需要 Node 20.19 以上或 22.12 以上的版本，现在是 ${version}。请从 https://nodejs.org 安装后再试。\n` +
        `Node 20.19 or 22.12 or newer is needed; this is ${version}. Please install it from https://nodejs.org.`,
    )
    return false
  }
  const withBrowser = process.argv.includes('--browser')
  const steps = withBrowser ? 3 : 1
  if (!(await setUpPackages(`[1/${steps}]`))) {
    console.error(
      '依赖没有装上，其余步骤都不能进行。请检查网络后再试。\n' +
        'The packages could not be installed, so nothing else can run. Please check the network and try again.',
    )
    return false
  }
  if (withBrowser) {
    await setUpBrowser(`[2/${steps}]`, `[3/${steps}]`)
  }
  return true
}

process.exitCode = (await setUp()) ? 0 : 1
