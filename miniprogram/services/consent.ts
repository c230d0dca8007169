import { call, type Failure } from './api'
import { wordingVersion } from './privacy-wording'
import { newRequestId } from './request-id'

const key = 'consent'

/** Whether the person agreed, on this phone, to the wording as it is now. The cloud keeps its own record. */
export function hasAgreed(): boolean {
  return wx.getStorageSync<number | ''>(key) === wordingVersion
}

/** Asks WeChat's own question, too, and records the agreement. `declined`: the person said no to WeChat. */
export async function agree(): Promise<'agreed' | 'declined' | Failure> {
  if (!(await isAllowedByWechat())) {
    return 'declined'
  }
  const answer = await call('session.consent', { version: wordingVersion }, { requestId: newRequestId() })
  if (!answer.ok) {
    return answer.error
  }
  wx.setStorageSync(key, wordingVersion)
  return 'agreed'
}

/** The way to a page that collects something: past the wording, as long as nobody agreed to it. */
export function pastConsent(url: string): string {
  return hasAgreed() ? url : `/pages/identity/privacy/privacy?next=${encodeURIComponent(url)}`
}

/** The cloud knows of no agreement to this wording; what was typed must be kept as a draft before. */
export function askConsentAgain(url: string): void {
  wx.removeStorageSync(key)
  wx.redirectTo({ url: pastConsent(url) })
}

function isAllowedByWechat(): Promise<boolean> {
  return new Promise((resolve) => {
    wx.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) })
  })
}
