import type { Input, Output } from '../../cloudfunctions/contract/contract'

/** As typed; an empty phone number is none. */
export interface CardForm {
  duty: string
  phone: string
  isPhonePublic: boolean
}

export const emptyCardForm: CardForm = { duty: '', phone: '', isPhonePublic: false }

export function cardForm({ duty = '', phone = '', isPhonePublic = false }: Output<'card.get'>): CardForm {
  return { duty, phone, isPhonePublic }
}

export function phoneProblem({ phone, isPhonePublic }: CardForm): string {
  if (phone.trim() === '') {
    return isPhonePublic ? '要让别人打电话，请先填手机号。' : ''
  }
  return /^1\d{10}$/.test(phone.trim()) ? '' : '手机号是 11 位数字，请核对。'
}

export function cardInput({ duty, phone, isPhonePublic }: CardForm): Input<'card.save'> {
  return {
    ...(duty.trim() && { duty: duty.trim() }),
    ...(phone.trim() && { phone: phone.trim() }),
    isPhonePublic,
  }
}
