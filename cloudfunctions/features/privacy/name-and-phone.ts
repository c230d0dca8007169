import { findCards } from './person-store'
import { publicPart } from './public-card'

export interface Named {
  name: string
  /** Only if its owner shows it to everybody. */
  phone?: string
}

/** Names, and the phones people show to everybody, by member id: one operation for up to 1,000 people. */
export async function namesAndPhones(memberIds: readonly string[]): Promise<ReadonlyMap<string, Named>> {
  const found = await findCards(memberIds)
  return new Map(
    found.map((card) => {
      const { phone } = publicPart(card)
      return [card._id, { name: card.name, ...(phone && { phone }) }]
    }),
  )
}
