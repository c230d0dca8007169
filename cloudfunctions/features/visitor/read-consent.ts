import { AppError } from '../../platform/app-error'
import { findVisitor, type Visitor } from './visitor-store'

/** What the person agreed to and when; `undefined` before they did. */
export async function readConsent(openid: string): Promise<Visitor['consent'] | undefined> {
  return (await findVisitor(openid))?.consent
}

/** Nothing is collected from a person before they agreed (PRODUCT §1.7). */
export async function requireConsent(openid: string): Promise<void> {
  if (!(await readConsent(openid))) {
    throw new AppError('CONSENT_NEEDED')
  }
}
