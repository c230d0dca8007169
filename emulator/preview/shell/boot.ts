import * as glassEasel from 'glass-easel'
import '@vant/touch-emulator'
import { prepareBar } from './bar'
import { followHistory, startUrl, syncHistory } from './browser-history'
import { followClock } from './clock'
import { loadComponents } from './code-space'
import { reportError, tellApp, watchErrors } from './errors'
import { drawFrame, prepareFrame } from './frame'
import { patchGlassEasel } from './glass-easel-patches'
import { followHover } from './hover'
import { checkLayout } from './layout-check'
import type { Manifest, Scripts, Templates } from './manifest'
import type { PageCaller } from './page'
import { currentPages, homePath, openPageStack, reLaunch } from './page-stack'
import { createBackend } from './phone-backend'
import { createWx } from './wx/wx'

declare global {
  var wx: ReturnType<typeof createWx>
  interface Window {
    __previewLayout: typeof checkLayout
  }
}

interface App extends Record<string, unknown> {
  onLaunch?(options: object): void
  onShow?(options: object): void
  onError?(text: string): void
}

/** Starts the mini-program in the phone on this page; the compiler writes the call. */
export async function boot(manifest: Manifest, templates: Templates, scripts: Scripts): Promise<void> {
  watchErrors()
  await followClock()
  glassEasel.addGlobalErrorListener((error) => {
    reportError(error)
    return false
  })
  patchGlassEasel()
  window.__previewLayout = checkLayout
  const redraw = () => drawFrame(manifest)
  let app: App = {}
  Object.assign(globalThis, {
    wx: createWx(redraw),
    App: (definition: App) => {
      app = definition
    },
    getApp: () => app,
    getCurrentPages: (): PageCaller[] => currentPages().map((page) => page.caller),
    // Globals of wxs.
    getRegExp: (pattern: string, flags?: string) => new RegExp(pattern, flags),
    getDate: (...parts: [number]) => new Date(...parts),
  })
  // A failed promise comes this way, too; what the app then does must not lead here again.
  tellApp((text) => app.onError?.(text))
  glassEasel.safeCallback('App', scripts.app as () => unknown, null, [])
  const { env, space } = loadComponents(manifest, templates, scripts)
  openPageStack({
    manifest,
    backend: env.associateBackend(createBackend()),
    space,
    onChange() {
      redraw()
      syncHistory()
    },
  })
  prepareFrame()
  followHover()
  followHistory()
  void prepareBar()
  const options = wx.getLaunchOptionsSync()
  glassEasel.safeCallback('onLaunch', () => app.onLaunch?.(options), null, [])
  glassEasel.safeCallback('onShow', () => app.onShow?.(options), null, [])
  try {
    reLaunch(startUrl(homePath()))
  } catch (error) {
    reportError(error)
    reLaunch(`/${homePath()}`)
  }
}
