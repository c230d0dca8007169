import { call, type Failure } from './api'
import type { Notice } from './deed-words'
import { failureNotice } from './failure-notice'
import { wordingVersion } from './privacy-text'
import { newRequestId } from './request-id'

const key = 'consent'

/** Whether the person agreed, on this phone, to the wording as it is now. The cloud keeps its own record. */
function hasAgreed(): boolean {
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

/** Leads to the wording when nobody agreed to it, and back to `url`; what was typed must be kept as a draft before. */
export function asksConsent(url: string): boolean {
  if (hasAgreed()) {
    return false
  }
  askConsentAgain(url)
  return true
}

/** Why what was typed was not carried out; where only an agreement is missing, straight to the wording. */
export function tellFailure(
  page: { setData(data: { notice: Notice }): void },
  error: Failure,
  url: string,
): void {
  if (error.code === 'CONSENT_NEEDED') {
    askConsentAgain(url)
    return
  }
  page.setData({ notice: failureNotice(error) })
  wx.pageScrollTo({ scrollTop: 0 })
}

/** Whatever this phone remembers, the cloud knows of no agreement to this wording. */
function askConsentAgain(url: string): void {
  wx.removeStorageSync(key)
  wx.redirectTo({ url: pastConsent(url) })
}

function isAllowedByWechat(): Promise<boolean> {
  return new Promise((resolve) => {
    wx.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) })
  })
}
