import { type Change, collection, op } from '../../platform/database'
import { type MemberDocument, unboundOpenid } from '../../platform/identity'

const members = collection<MemberDocument>('members')

const card = [
  'name',
  'branchId',
  'groupId',
  'kind',
  'duty',
  'phone',
  'isPhonePublic',
  'leftOn',
] as const satisfies readonly (keyof MemberDocument)[]

/** The part of an entry that a public card is made of; nobody who has left has one. */
export type CardPart = Pick<MemberDocument, '_id' | (typeof card)[number]>

export async function findCard(memberId: string): Promise<CardPart | undefined> {
  const found = await members.findById(memberId, card)
  return found?.leftOn ? undefined : found
}

/** At most 1,000; those who have left, too, for they are named in what is past. */
export function findCards(memberIds: readonly string[]) {
  return members.findByIds(memberIds, ['name', 'duty', 'phone', 'isPhonePublic'])
}

/** What a member says of themselves. */
export type CardWords = Pick<MemberDocument, 'duty' | 'phone'> & { isPhonePublic: boolean }

/** The version rises, so that an officer who edits the entry at that moment is told. */
export async function saveCard(memberId: string, { duty, phone, isPhonePublic }: CardWords): Promise<void> {
  await members.update(
    { _id: memberId, leftOn: op.absent() },
    { duty: duty ?? op.unset(), phone: phone ?? op.unset(), isPhonePublic, version: op.inc(1) },
  )
}

/** All of the entry but the ids of accounts and requests. */
export function findPerson(memberId: string) {
  return members.findById(memberId, [
    ...card,
    'alsoIn',
    'roles',
    'track',
    'birthYear',
    'away',
    'exemption',
    'version',
  ])
}

/** The roster needs a year; this one is nobody's. */
const NO_YEAR = 1900

/**
 * What becomes of each field when a person deletes their data; a new field does not compile before that is decided.
 * `keep`: sums need it, and it tells nothing about a person without a name.
 */
const fates: Record<keyof MemberDocument, 'keep' | ((on: string, memberId: string) => unknown)> = {
  _id: 'keep',
  branchId: 'keep',
  kind: 'keep',
  track: 'keep',
  openid: (_on, memberId) => unboundOpenid(memberId),
  name: () => '已注销',
  alsoIn: () => [],
  roles: () => [],
  birthYear: () => NO_YEAR,
  groupId: () => op.unset(),
  duty: () => op.unset(),
  phone: () => op.unset(),
  isPhonePublic: () => op.unset(),
  away: () => op.unset(),
  exemption: () => op.unset(),
  unboundBy: () => op.unset(),
  leftOn: (on) => on,
  version: () => op.inc(1),
}

/** One write, only of the account's own entry and only as it was read. */
export function erasePerson(
  memberId: string,
  { openid, version }: Pick<MemberDocument, 'openid' | 'version'>,
  on: string,
): Promise<boolean> {
  const change: Change = {}
  for (const [field, fate] of Object.entries(fates)) {
    if (fate !== 'keep') {
      change[field] = fate(on, memberId)
    }
  }
  return members.update({ _id: memberId, openid, version }, change)
}
