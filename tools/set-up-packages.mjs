import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runStep } from './progress.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** npm writes this when an installation has come to its end, and `npm ci` removes it first: it is the stamp. */
const installedLock = 'node_modules/.package-lock.json'

function packagesOf(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
}

/** Optional packages are binaries for one platform each: those of other platforms are rightly not there. */
function mayBeAbsent({ optional, os, cpu, libc }) {
  const isForThisPlatform = os?.includes(process.platform) && cpu?.includes(process.arch) && !libc
  return optional === true && !isForThisPlatform
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
    return found ? found.version === wanted.version : mayBeAbsent(wanted)
  })
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
  if (isInstalled()) {
    return true
  }
  return runStep(`${step} 安装依赖`, 'npm', [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
}
