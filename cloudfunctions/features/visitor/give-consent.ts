import type { Output, ParsedInput } from '../../contract/contract'
import type { UserContext } from '../../platform/context'
import { changeConsent, findVisitor, insertVisitor } from './visitor-store'

/** The person agreed to this wording. Agreeing again to the same keeps the first instant. */
export async function giveConsent(
  { openid, now }: UserContext,
  { version }: ParsedInput<'session.consent'>,
): Promise<Output<'session.consent'>> {
  if (await insertVisitor(openid, { version, at: now })) {
    return { at: now }
  }
  const visitor = await findVisitor(openid)
  if (visitor?.consent.version === version) {
    return { at: visitor.consent.at }
  }
  await changeConsent(openid, { version, at: now })
  return { at: now }
}
