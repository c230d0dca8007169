import chunk from 'lodash/chunk'
import { newPassbook, type Owner, sumsOf } from './passbook-rules'
import { findPassbook, findSums, insertPassbooks, type PassbookSums, restate, seal } from './passbook-store'
import type { RuleSet } from './rule-set-rules'

const AT_ONCE = 1_000

/**
 * Closes a month for the people who are counted in a branch: whoever has no passbook gets an empty one, nothing is
 * added to any from here on, and sums made on another track, branch or rule version are made again. Safe to repeat.
 * Two operations for a thousand people, three more when some had no passbook, and two for each whose sums had to be made
 * again.
 */
export async function sealMonth(
  branchId: string,
  month: string,
  standing: readonly Pick<Owner, 'memberId' | 'track'>[],
  rules: RuleSet,
): Promise<void> {
  for (const part of chunk(standing, AT_ONCE)) {
    const trackOf = new Map(part.map(({ memberId, track }) => [memberId, track]))
    const outdated = (await sealAll(branchId, month, part, rules)).filter(
      (sums) =>
        sums.branchId !== branchId ||
        sums.track !== trackOf.get(sums.memberId) ||
        sums.ruleVersion !== rules.version,
    )
    for (const { _id, memberId } of outdated) {
      await restateOne(_id, { memberId, branchId, track: trackOf.get(memberId) ?? 'B' }, rules)
    }
  }
}

/**
 * The sealed sums of everybody. Nearly all have a passbook, so those who lack one are looked for first; one that comes to
 * be in between is not sealed by the insertion, and is sealed by the second go.
 */
async function sealAll(
  branchId: string,
  month: string,
  people: readonly Pick<Owner, 'memberId' | 'track'>[],
  rules: RuleSet,
): Promise<PassbookSums[]> {
  const ids = people.map(({ memberId }) => memberId)
  await seal(month, ids)
  const found = await findSums(month, ids)
  const known = new Set(found.map(({ memberId }) => memberId))
  const missing = people.filter(({ memberId }) => !known.has(memberId))
  if (missing.length === 0) {
    return found
  }
  await insertPassbooks(
    missing.map((owner) => ({ ...newPassbook(month, { ...owner, branchId }, rules, []), sealed: true })),
  )
  await seal(month, ids)
  return findSums(month, ids)
}

async function restateOne(passbookId: string, { branchId, track }: Owner, rules: RuleSet): Promise<void> {
  const passbook = await findPassbook(passbookId)
  if (passbook) {
    await restate(passbook, {
      ...sumsOf(passbook.entries, rules, track),
      branchId,
      track,
      ruleVersion: rules.version,
    })
  }
}
