import type { Me, RoleName } from '../contract/session'
import { collection } from './database'

/** What the rest of the house may know of the person who calls. */
export interface Caller {
  memberId: string
  name: string
  branchId: string
  /** Second memberships: sees and joins there, is scored at home. */
  alsoIn: readonly string[]
  kind: Extract<Me, { bound: true }>['kind']
  /** Party members have one. */
  track?: Track
  roles: readonly Role[]
}

/** 任职, 在村 60 岁以下, 在村 60 岁以上, 流动, 免考核 (PRODUCT §3). */
export type Track = 'A' | 'B' | 'C' | 'D' | 'E'

export interface Role {
  role: RoleName
  orgId: string
  /** Instant at which it ends. */
  until?: number
}

/** A roster entry as it is stored. Each feature's store reads and writes the fields that are its own. */
export interface MemberDocument extends Omit<Caller, 'memberId'> {
  _id: string
  /** The WeChat user, or `unbound:<memberId>`: a missing field would count as null and collide. */
  openid: string
  groupId?: string
  birthYear: number
  /** 亮身份: what the member does, for everybody to see. */
  duty?: string
  /** Only if the member gave it. */
  phone?: string
  /** The member agreed to a call button beside the name. */
  isPhonePublic?: boolean
  /** 流动: where, and the day of the last report. */
  away?: { place: string; reportedOn: string }
  /** Track E: the branch's decision. The reason is never an illness in words. */
  exemption?: { decidedOn: string; reason: 'age' | 'branchDecision' }
  /** The membership has ended; the entry stays, since past months speak of it. */
  leftOn?: string
  /** The request that last unbound this entry: a late duplicate does not unbind a newer account. */
  unboundBy?: string
  /** Rises with every edit. */
  version: number
}

/** What stands in `openid` while no WeChat user is bound. */
export const unboundOpenid = (memberId: string): string => `unbound:${memberId}`

const members = collection<MemberDocument>('members')

/** The roster entry bound to a WeChat user; `undefined` is a visitor. One database operation. */
export async function findCaller(openid: string | undefined, now: number): Promise<Caller | undefined> {
  if (!openid || openid.startsWith('unbound:')) {
    return undefined
  }
  const [member] = await members.find(
    { openid },
    { fields: ['name', 'branchId', 'alsoIn', 'kind', 'track', 'roles'], limit: 1 },
  )
  if (!member) {
    return undefined
  }
  const { _id, ...entry } = member
  return {
    memberId: _id,
    ...entry,
    roles: entry.roles.filter(({ until }) => until === undefined || until > now),
  }
}
