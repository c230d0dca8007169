import { removeVisitor } from './visitor-store'

/** Consent and tries of a WeChat user are gone; they agree anew when they come back. */
export function forgetVisitor(openid: string): Promise<void> {
  return removeVisitor(openid)
}
