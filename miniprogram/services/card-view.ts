import type { Output } from '../../cloudfunctions/contract/contract'
import { cardPage } from './identity-urls'

export type Card = Output<'card.get'>

/** A member's card as it is shown to somebody (亮身份). */
export interface CardView {
  initial: string
  name: string
  branchName: string
  duty: string
  areas: string
  /** Only with consent of the person. */
  phone: string
  isMine: boolean
  /** On one's own card: who sees what of it. */
  note: string
  /** The card of a villager is for the villager and the branch: whoever got it could not open it. */
  canShare: boolean
}

/** `isVillager` speaks of the person on the card; others are not even shown a villager's card. */
export function cardView(card: Card, isVillager: boolean): CardView {
  const isShown = card.phone !== undefined && (!card.isMine || card.isPhonePublic === true)
  return {
    initial: card.name.slice(0, 1),
    name: card.name,
    branchName: card.branchName,
    duty: card.duty ?? '',
    areas: card.areas.join('、'),
    phone: isShown ? (card.phone ?? '') : '',
    isMine: card.isMine,
    note: card.isMine ? ownNote(card, isVillager) : '',
    canShare: !isVillager,
  }
}

function ownNote({ phone, isPhonePublic }: Card, isVillager: boolean): string {
  if (isVillager) {
    return '您的名片只有您自己和支部看得到。'
  }
  if (phone === undefined) {
    return '您没有填手机号，别人看不到电话。'
  }
  return isPhonePublic ? '您同意亮出手机号，别人可以给您打电话。' : '您的手机号没有亮出来，只有您自己看得到。'
}

/** What a friend reads in the chat before opening the card. */
export function cardShare(memberId: string, card?: CardView): { title: string; path: string } {
  if (card && !card.canShare) {
    return { title: '红星蓝领', path: '/pages/home/home/home' }
  }
  const title = card ? `${card.name} · ${card.duty || card.branchName}` : '红星蓝领名片'
  return { title, path: `${cardPage}?memberId=${memberId}` }
}
