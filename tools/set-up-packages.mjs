import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runStep } from './progress.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const platform = `${process.platform}-${process.arch}`

/** npm writes this when an installation has come to its end, and `npm ci` removes it first: it is the stamp. */
const installedLock = 'node_modules/.package-lock.json'

function packagesOf(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
}

/** Whether what stands in node_modules is what package-lock.json asks for. */
function isInstalled() {
  if (!existsSync(join(root, installedLock))) {
    return false
  }
  const installed = packagesOf(installedLock)
  return Object.entries(packagesOf('package-lock.json')).every(([path, wanted]) => {
    if (path === '') {
      return true
    }
    const found = installed[path]
    return found
      ? found.version === wanted.version && found.integrity === wanted.integrity
      : wanted.optional === true
  })
}

/** Binary packages come in two builds for Linux; a name that says neither serves both. */
function suitsLinuxLibrary(name) {
  if (process.platform !== 'linux') {
    return true
  }
  const isMusl = !process.report.getReport().header.glibcVersionRuntime
  return isMusl ? !/-(gnu|glibc)/.test(name) : !name.includes('musl')
}

/**
 * Binaries for this system that an installed package offers but npm did not bring. A lockfile made where
 * the registry showed one platform only leaves the others out, and `npm ci` then does, too (npm/cli#4828).
 */
function missingBinaries() {
  const installed = packagesOf(installedLock)
  const paths = Object.keys(installed)
  const isForThisPlatform = new RegExp(`[/-]${platform}(?![a-z0-9])`)
  const missing = Object.values(installed)
    .flatMap(({ optionalDependencies = {} }) => Object.entries(optionalDependencies))
    .filter(([name]) => isForThisPlatform.test(name))
    .filter(([name]) => !paths.some((path) => path.endsWith(`node_modules/${name}`)))
    .filter(([name]) => suitsLinuxLibrary(name))
    .map(([name, version]) => `${name}@${version}`)
  return [...new Set(missing)]
}

/**
 * Brings node_modules to what package-lock.json says; quick when it already is.
 *
 * Install scripts are not run: npm 11 blocks them and npm 10 does not, and one way for both is what we can
 * vouch for. No package here needs its script: their binaries come as packages of their own.
 *
 * @param {string} step such as “[1/3]”
 * @returns {Promise<boolean>}
 */
export async function setUpPackages(step) {
  const npm = ['--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  if (!isInstalled() && !(await runStep(`${step} 安装依赖`, 'npm', ['ci', ...npm]))) {
    return false
  }
  const missing = missingBinaries()
  if (missing.length === 0) {
    return true
  }
  if (
    !(await runStep(`${step} 补装 ${platform} 的程序包`, 'npm', ['install', '--no-save', ...npm, ...missing]))
  ) {
    console.error(`没有装上：${missing.join('、')}。用到它们的步骤会失败。 (These could not be installed.)`)
  }
  return true
}
