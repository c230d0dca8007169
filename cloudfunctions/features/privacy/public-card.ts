import { type CardPart, findCard } from './person-store'

/** What everybody may see of a member who answers for a task: no phone without consent (PRODUCT §3). */
export async function publicCard(
  memberId: string,
): Promise<{ name: string; duty?: string; phone?: string } | undefined> {
  const card = await findCard(memberId)
  return card && { name: card.name, ...publicPart(card) }
}

export function publicPart({
  duty,
  phone,
  isPhonePublic,
}: Pick<CardPart, 'duty' | 'phone' | 'isPhonePublic'>): { duty?: string; phone?: string } {
  return { ...(duty && { duty }), ...(isPhonePublic && phone && { phone }) }
}
