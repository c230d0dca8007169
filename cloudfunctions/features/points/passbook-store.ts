import { collection, op } from '../../platform/database'
import { type Passbook, type PassbookEntry, passbookFields, type Sums } from './passbook-rules'

const passbooks = collection<Passbook>('passbooks')

const sums = [
  'memberId',
  'branchId',
  'month',
  'track',
  'ruleVersion',
  'contribution',
  'deduction',
  'score',
  'hours',
  'kinds',
  'sealed',
] as const satisfies readonly (keyof Passbook)[]

export type PassbookSums = Pick<Passbook, '_id' | (typeof sums)[number]>

export function findPassbook(passbookId: string): Promise<Passbook | undefined> {
  return passbooks.findById(passbookId, passbookFields)
}

export function insertPassbook(passbook: Passbook): Promise<boolean> {
  return passbooks.insert(passbook)
}

/** At most 1,000; those that exist stay as they are. */
export function insertPassbooks(list: readonly Passbook[]): Promise<void> {
  return passbooks.insertAll(list)
}

/** Further lines with the sums they make, when nobody has written since it was read and the month is open. */
export function addEntries(
  { _id, version }: Pick<Passbook, '_id' | 'version'>,
  entries: readonly PassbookEntry[],
  after: Sums,
): Promise<boolean> {
  return passbooks.update(
    { _id, version, sealed: false },
    { entries: op.pushAll(entries), ...after, version: op.inc(1) },
  )
}

/** At most 1,000 members. */
export function findSums(month: string, memberIds: readonly string[]): Promise<PassbookSums[]> {
  return passbooks.findByIds(
    memberIds.map((memberId) => `${month}:${memberId}`),
    sums,
  )
}

/** By id, those after this one. */
export function findFrom(passbookId: string, limit: number): Promise<Passbook[]> {
  return passbooks.find(
    { _id: op.gt(passbookId) },
    { fields: passbookFields, orderBy: [['_id', 'asc']], limit },
  )
}

/** At most 1,000 members, with their entries. */
export function findConfirmers(
  month: string,
  memberIds: readonly string[],
): Promise<Pick<Passbook, '_id' | 'memberId' | 'entries'>[]> {
  return passbooks.findByIds(
    memberIds.map((memberId) => `${month}:${memberId}`),
    ['memberId', 'entries'],
  )
}

/** At most 1,000 members: nothing is added from here on. One operation. */
export function seal(month: string, memberIds: readonly string[]): Promise<number> {
  return passbooks.updateAll(
    { _id: op.oneOf(memberIds.map((memberId) => `${month}:${memberId}`)), sealed: false },
    { sealed: true },
  )
}

/** Track, branch and rules as they were on the last day, when they differ from those the sums were made with. */
export function restate(
  { _id, version }: Pick<Passbook, '_id' | 'version'>,
  change: Sums & Pick<Passbook, 'branchId' | 'track' | 'ruleVersion'>,
): Promise<boolean> {
  return passbooks.update({ _id, version }, { ...change, version: op.inc(1) })
}

/** All months of a member, newest first; eighty years. */
export function findAllPassbooks(memberId: string): Promise<Passbook[]> {
  return passbooks.find({ memberId }, { fields: passbookFields, orderBy: [['month', 'desc']], limit: 1_000 })
}

/** The same lines with other words, also in a sealed month: not a figure of it changes. */
export function rewriteEntries(
  { _id, version }: Pick<Passbook, '_id' | 'version'>,
  entries: readonly PassbookEntry[],
): Promise<boolean> {
  return passbooks.update({ _id, version }, { entries: op.set([...entries]), version: op.inc(1) })
}

/** One member's months before `before`, newest first. */
export function findMonths(memberId: string, before: string | undefined): Promise<PassbookSums[]> {
  return passbooks.find(before ? { memberId, month: op.lt(before) } : { memberId }, {
    fields: sums,
    orderBy: [['month', 'desc']],
    limit: 24,
  })
}

/** How many of a branch have more points in a month, and how many there are: for one's own place, 1-1-3. */
export async function countAhead(
  branchId: string,
  month: string,
  score: number,
): Promise<{ ahead: number; of: number }> {
  const counted = { branchId, month, track: op.neq('E') }
  const [ahead, of] = await Promise.all([
    passbooks.count({ ...counted, score: op.gt(score) }),
    passbooks.count(counted),
  ])
  return { ahead, of }
}
