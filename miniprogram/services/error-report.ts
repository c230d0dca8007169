import { call } from './api'
import { contractVersion } from './contract-version'
import { currentRoute } from './current-page'
import { clockTime, dayOf, monthDay } from './format'
import { release } from './release'
import { newRequestId } from './request-id'

/** In one opening of the app: what fails again and again says no more than the first time. */
const most = 5

const reported = new Set<string>()

/**
 * A script of ours failed, or a promise nobody waited for. It is reported once, without what may be about a person,
 * and the person gets a line to send to somebody. Never throws: it is what WeChat calls when something has thrown.
 */
export function reportScriptError(error: unknown): void {
  const [message = '', ...rest] = withoutPeople(describe(error)).split('\n')
  if (reported.has(message) || reported.size >= most) {
    return
  }
  reported.add(message)
  const code = newRequestId().slice(-8)
  offerLine(code)
  void send(code, message.slice(0, 1_000), rest.join('\n').slice(0, 1_000)).catch(() => {})
}

async function send(code: string, message: string, stack: string): Promise<void> {
  const input = {
    code,
    message,
    stack,
    page: currentRoute(),
    app: release.version,
    contract: contractVersion,
    library: wx.getAppBaseInfo().SDKVersion,
  }
  await call('client.report', input, { requestId: newRequestId() })
}

/** WeChat hands over a text for an error, and for a failed promise whatever it failed with. */
function describe(error: unknown): string {
  if (error instanceof Error) {
    return `${error.message}\n${error.stack ?? ''}`
  }
  const { errMsg } = (error ?? {}) as { errMsg?: unknown }
  // A heading of WeChat's own, then the error itself.
  return String(typeof errMsg === 'string' ? errMsg : error).replace(/^MiniProgramError\n/, '')
}

/**
 * Names are Chinese, phones are long numbers, and what follows a question mark was asked for. The function cleans
 * once more; this is so that it never leaves the phone. No `\p{…}`: old phones do not know it.
 */
function withoutPeople(text: string): string {
  return text
    .replace(/[\u3400-\u9fff\uf900-\ufaff]+/g, '<Han>')
    .replace(/\?[^\s)'"]*/g, '?')
    .replace(/\d(?:[\s-]?\d){6,}/g, '<digits>')
}

function offerLine(code: string): void {
  const now = Date.now()
  const line = `红星蓝领，${monthDay(dayOf(now))} ${clockTime(now)}，编号 ${code}`
  wx.showModal({
    title: '出错了',
    content: `这一步可能没有办成，别的都还在。请把这行发给支部书记，好请人来修：${line}`,
    confirmText: '复制这行',
    cancelText: '知道了',
    success: ({ confirm }) => {
      if (confirm) {
        wx.setClipboardData({ data: line })
      }
    },
  })
}
