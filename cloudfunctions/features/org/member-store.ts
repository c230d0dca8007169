import { collection } from '../../platform/database'

interface MemberCard {
  _id: string
  name: string
  /** 亮身份: what the member does, for everybody to see. */
  duty?: string
  phone?: string
  /** The member agreed to a call button beside the name. */
  isPhonePublic?: boolean
}

const members = collection<MemberCard>('members')

export function findMemberCard(memberId: string) {
  return members.findById(memberId, ['name', 'duty', 'phone', 'isPhonePublic'])
}
