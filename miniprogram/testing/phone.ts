import type { Input, Method, Output } from '../../cloudfunctions/contract/contract'
import type { ErrorReply } from '../../cloudfunctions/contract/reply'

/** What reached the cloud, in order. */
export interface SentCall {
  method: Method
  input: unknown
  requestId?: string
}

interface Unlinking {
  filePath: string
  success?(): void
  fail?(): void
}

type Reply = { ok: true; data: unknown } | { ok: false; error: ErrorReply }
type Answerer = (input: never) => Reply | Promise<Reply>

/**
 * The phone a test holds in its hand: WeChat's storage, network and cloud call, with replies typed by the
 * contract. `lost`: the cloud gets the call, and the reply never arrives.
 */
export class Phone {
  network: 'good' | 'offline' | 'lost' = 'good'
  readonly sent: SentCall[] = []
  readonly storage = new Map<string, string>()
  readonly opened: string[] = []
  /** How the person answers the next question, WeChat's own about privacy included. */
  agrees = true
  /** What the camera reads; nothing: the person closes it. */
  camera = ''
  /** Whether the page was reached from another one. */
  hasWayBack = false
  /** What was downloaded, by its path: where it came from. */
  readonly files = new Map<string, string>()
  /** Of those, what a phone refuses to remove: folders, for one. */
  readonly lasting = new Set<string>()
  /** The page asked that the screen stays lit. */
  staysLit = false
  private readonly answerers = new Map<Method, Answerer>()
  private readonly networkListeners: Array<(status: { isConnected: boolean }) => void> = []

  answer<M extends Method>(method: M, data: Output<M> | ((input: Input<M>) => Output<M>)): void {
    this.answerers.set(method, (input: Input<M>) => ({
      ok: true,
      data: typeof data === 'function' ? data(input) : data,
    }))
  }

  refuse<C extends ErrorReply['code']>(method: Method, error: Extract<ErrorReply, { code: C }>): void {
    this.answerers.set(method, () => ({ ok: false, error }))
  }

  /** The reply waits until the returned function is called. */
  answerLater<M extends Method>(method: M, data: Output<M>): () => void {
    let arrive = () => {}
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve
    })
    this.answerers.set(method, () => arrived.then(() => ({ ok: true, data })))
    return arrive
  }

  reconnect(): void {
    this.network = 'good'
    for (const listener of this.networkListeners) {
      listener({ isConnected: true })
    }
  }

  sentOf(method: Method): SentCall[] {
    return this.sent.filter((call) => call.method === method)
  }

  /** The app is closed: what listened is gone, what was stored stays. */
  close(): void {
    this.networkListeners.length = 0
  }

  private async callFunction({ data }: { data: SentCall }): Promise<{ result: Reply }> {
    if (this.network === 'offline') {
      throw Object.assign(new Error('request:fail'), { errCode: -1 })
    }
    this.sent.push(data)
    const answerer = this.answerers.get(data.method)
    if (!answerer) {
      throw new Error(`this test has no reply for ${data.method}`)
    }
    const result = await answerer(data.input as never)
    if (this.network === 'lost') {
      throw Object.assign(new Error('request:fail'), { errCode: -1 })
    }
    return { result }
  }

  /** Only what our code uses; anything else is undefined and fails at its call. */
  readonly wx = {
    cloud: {
      init: () => {},
      callFunction: (options: { data: SentCall }) => this.callFunction(options),
    },
    getAppBaseInfo: () => ({ fontSizeScaleFactor: 1, SDKVersion: '3.10.0' }),
    getStorageSync: (key: string) => {
      const text = this.storage.get(key)
      return text === undefined ? '' : JSON.parse(text)
    },
    setStorageSync: (key: string, value: unknown) => {
      this.storage.set(key, JSON.stringify(value))
    },
    removeStorageSync: (key: string) => {
      this.storage.delete(key)
    },
    clearStorageSync: () => {
      this.storage.clear()
    },
    getNetworkType: ({ success }: { success(result: { networkType: string }): void }) =>
      success({ networkType: this.network === 'offline' ? 'none' : 'wifi' }),
    onNetworkStatusChange: (listener: (status: { isConnected: boolean }) => void) => {
      this.networkListeners.push(listener)
    },
    navigateTo: ({ url }: { url: string }) => {
      this.opened.push(url)
    },
    redirectTo: ({ url }: { url: string }) => {
      this.opened.push(`换成：${url}`)
    },
    navigateBack: () => {
      this.opened.push('返回')
    },
    reLaunch: ({ url }: { url: string }) => {
      this.opened.push(`重新开始：${url}`)
    },
    switchTab: ({ url }: { url: string }) => {
      this.opened.push(url)
    },
    showModal: ({ success }: { success(result: { confirm: boolean }): void }) =>
      success({ confirm: this.agrees }),
    showToast: ({ title }: { title: string }) => {
      this.opened.push(`提示：${title}`)
    },
    requirePrivacyAuthorize: ({ success, fail }: { success(): void; fail(): void }) =>
      this.agrees ? success() : fail(),
    requestSubscribeMessage: ({
      tmplIds,
      success,
    }: {
      tmplIds: string[]
      success(result: Record<string, string>): void
    }) => {
      this.opened.push(`订阅：${tmplIds.join()}`)
      success(Object.fromEntries(tmplIds.map((id) => [id, this.agrees ? 'accept' : 'reject'])))
    },
    pageScrollTo: () => {},
    setNavigationBarTitle: () => {},
    setClipboardData: ({ data, success }: { data: string; success?(): void }) => {
      this.opened.push(`剪贴板：${data}`)
      success?.()
    },
    scanCode: ({ success, fail }: { success(read: { result: string }): void; fail(): void }) =>
      this.camera ? success({ result: this.camera }) : fail(),
    setKeepScreenOn: ({ keepScreenOn }: { keepScreenOn: boolean }) => {
      this.staysLit = keepScreenOn
    },
    stopPullDownRefresh: () => {},
    env: { USER_DATA_PATH: 'wxfile://usr' },
    downloadFile: ({
      url,
      filePath,
      success,
      fail,
    }: {
      url: string
      filePath: string
      success(result: { statusCode: number }): void
      fail(): void
    }) => {
      if (this.network !== 'good') {
        fail()
        return
      }
      this.files.set(filePath, url)
      success({ statusCode: 200 })
    },
    getFileSystemManager: () => ({
      unlink: ({ filePath, success, fail }: Unlinking) => {
        const isGone = !this.lasting.has(filePath) && this.files.delete(filePath)
        ;(isGone ? success : fail)?.()
      },
      readdir: ({ dirPath, success }: { dirPath: string; success(found: { files: string[] }): void }) =>
        success({
          files: [...this.files.keys()]
            .filter((path) => path.startsWith(`${dirPath}/`))
            .map((path) => path.slice(dirPath.length + 1)),
        }),
    }),
    openLocation: ({ name }: { name: string }) => {
      this.opened.push(`地图：${name}`)
    },
    makePhoneCall: ({ phoneNumber }: { phoneNumber: string }) => {
      this.opened.push(`电话：${phoneNumber}`)
    },
  }
}

/** Puts a new phone in the place of the last one, empty or with what that one had stored. */
export function installPhone(stored?: Map<string, string>): Phone {
  const phone = new Phone()
  for (const [key, value] of stored ?? []) {
    phone.storage.set(key, value)
  }
  // simulate brings a `wx` of its own; ours adds the rest to it.
  Object.assign(globalThis, {
    wx: { ...(globalThis as { wx?: object }).wx, ...phone.wx },
    getCurrentPages: () => (phone.hasWayBack ? [{}, {}] : [{}]),
  })
  return phone
}
