import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

const macApplications = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

const linuxCommands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]

/** @returns {string[]} where Chrome, Chromium and Edge put themselves on this system */
function installedPaths() {
  if (process.platform === 'darwin') {
    const folders = ['/Applications', join(homedir(), 'Applications')]
    return macApplications.flatMap((app) => folders.map((folder) => join(folder, app)))
  }
  if (process.platform === 'win32') {
    const { ProgramFiles, LOCALAPPDATA } = process.env
    const folders = [ProgramFiles, process.env['ProgramFiles(x86)'], LOCALAPPDATA].filter(Boolean)
    return windowsPrograms.flatMap((program) => folders.map((folder) => `${folder}\\${program}`))
  }
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), '/usr/bin', '/snap/bin']
  return linuxCommands.flatMap((command) => folders.map((folder) => join(folder, command)))
}

/** @returns {string | undefined} the browser playwright-core would install for itself */
function playwrightPath() {
  try {
    return createRequire(import.meta.url)('playwright-core').chromium.executablePath()
  } catch {
    // The package is not installed yet, or knows no browser for this system: nothing found is the answer.
    return undefined
  }
}

/**
 * The path of a browser that can run the preview: CHROME_PATH, else an installed Chrome, Chromium or Edge,
 * else the one of playwright-core. Undefined when there is none. A CHROME_PATH that does not exist is an
 * error, because another browser taken silently would be the wrong one.
 *
 * @returns {string | undefined}
 */
export function findBrowser() {
  const chosen = process.env.CHROME_PATH
  if (chosen && !existsSync(chosen)) {
    throw new Error(`CHROME_PATH 指向的浏览器不存在：${chosen} (CHROME_PATH does not exist)`)
  }
  if (chosen) {
    return chosen
  }
  const installed = installedPaths().find((path) => existsSync(path))
  if (installed) {
    return installed
  }
  const own = playwrightPath()
  return own && existsSync(own) ? own : undefined
}
