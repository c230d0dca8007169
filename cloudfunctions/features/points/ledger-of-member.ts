import { findAllDeeds } from './deed-store'
import { findAllPassbooks } from './passbook-store'

/** Every month of a member with its entries, and every deed of theirs, newest first. Two operations. */
export async function ledgerOfMember(memberId: string) {
  const [passbooks, deeds] = await Promise.all([findAllPassbooks(memberId), findAllDeeds(memberId)])
  return { passbooks, deeds }
}

type Ledger = Awaited<ReturnType<typeof ledgerOfMember>>
export type MemberMonth = Ledger['passbooks'][number]
export type MemberDeed = Ledger['deeds'][number]
