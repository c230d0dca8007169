import { eraseRaised } from './need-store'

/** What a person wrote goes, and what they photographed is referred to no more; that there was such a need stays. */
export function forgetNeeds(memberId: string): Promise<void> {
  return eraseRaised(memberId)
}
