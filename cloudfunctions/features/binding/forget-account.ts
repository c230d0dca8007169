import { forgetSubscription } from '../message/forget-messages'
import { forgetVisitor } from '../visitor/forget-visitor'
import { findAdmissionsOf, removeAdmission } from './admission-store'

/** What hangs on a WeChat account and not on a roster entry: consent, tries, requests to branches, messages agreed to. */
export async function forgetAccount(openid: string): Promise<void> {
  const admissions = await findAdmissionsOf(openid)
  await Promise.all(admissions.map(({ _id }) => removeAdmission(_id)))
  await forgetSubscription(openid)
  await forgetVisitor(openid)
}
