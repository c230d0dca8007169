import { homePath } from '../page-stack'
import { settings } from '../settings'
import { pageArea, phone, viewportOrigin } from '../viewport'

declare global {
  interface Window {
    __previewNewVersion?: () => void
  }
}

const statusBarHeight = 44
const capsule = { width: 87, height: 32, top: 48, right: 10 }

function windowInfo() {
  const screen = phone().getBoundingClientRect()
  const { clientWidth, clientHeight } = pageArea()
  return {
    pixelRatio: devicePixelRatio,
    screenWidth: screen.width,
    screenHeight: screen.height,
    windowWidth: clientWidth,
    windowHeight: clientHeight,
    statusBarHeight,
    screenTop: viewportOrigin().top - screen.top,
    safeArea: {
      left: 0,
      right: screen.width,
      top: statusBarHeight,
      bottom: screen.height,
      width: screen.width,
      height: screen.height - statusBarHeight,
    },
  }
}

function baseInfo() {
  return {
    SDKVersion: '3.8.0',
    version: '8.0.50',
    language: 'zh_CN',
    theme: 'light',
    enableDebug: false,
    fontSizeSetting: 16 * settings.scale,
    fontSizeScaleFactor: settings.scale,
    host: { env: 'WeChat', appId: '', version: 0 },
  }
}

function deviceInfo() {
  return {
    brand: 'browser',
    model: '浏览器预览',
    system: 'Preview 1.0',
    platform: 'devtools',
    benchmarkLevel: -1,
  }
}

function entry() {
  return { path: homePath(), query: {}, scene: 1001, referrerInfo: {} }
}

/** What a phone tells about itself; the phone here is the frame in the browser window. */
export const device = {
  getWindowInfo: windowInfo,
  getAppBaseInfo: baseInfo,
  getDeviceInfo: deviceInfo,
  getSystemInfoSync: () => ({ ...baseInfo(), ...deviceInfo(), ...windowInfo() }),
  getMenuButtonBoundingClientRect() {
    const right = phone().clientWidth - capsule.right
    return {
      width: capsule.width,
      height: capsule.height,
      top: capsule.top,
      bottom: capsule.top + capsule.height,
      left: right - capsule.width,
      right,
    }
  },
  getEnterOptionsSync: entry,
  getLaunchOptionsSync: entry,
  getAccountInfoSync: () => ({
    miniProgram: { appId: 'browser-preview', envVersion: 'develop', version: '' },
    plugin: {},
  }),
  /** A preview is always the newest version; `__previewNewVersion()` in the browser's console plays a newer one. */
  getUpdateManager: () => ({
    onCheckForUpdate() {},
    onUpdateReady(listener: () => void) {
      window.__previewNewVersion = listener
    },
    onUpdateFailed() {},
    applyUpdate() {
      location.reload()
    },
  }),
}
