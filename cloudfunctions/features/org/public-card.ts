import { findMemberCard } from './member-store'

/** What everybody may see of a member who answers for a task: no phone without consent (PRODUCT §3). */
export async function publicCard(
  memberId: string,
): Promise<{ name: string; duty?: string; phone?: string } | undefined> {
  const card = await findMemberCard(memberId)
  if (!card) {
    return undefined
  }
  const { name, duty, phone, isPhonePublic } = card
  return { name, ...(duty && { duty }), ...(isPhonePublic && phone && { phone }) }
}
