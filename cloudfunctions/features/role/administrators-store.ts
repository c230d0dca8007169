import { anyOf, collection, op } from '../../platform/database'
import { COUNTY, type Tree } from '../../platform/organisation'

/**
 * The county's document among the trees counts its administrators, so that "the last one stays" is a condition of
 * one write: two who revoke each other at once meet here. It may count one too few after a crash, never one too
 * many: a grant is counted after the member's own document says so, a revocation before.
 */
interface County extends Tree {
  administrators: string[]
  /** Version of a member at which a revocation began; an older grant that comes late is not counted. */
  revokedAt: Record<string, number>
}

const county = collection<County>('trees')

/** A write that changes nothing is reported as none; a repeated one must count as done. */
const aChange = { version: op.inc(1) }

/** `version`: the member's, with the role granted. */
export async function countAdministrator(memberId: string, version: number): Promise<void> {
  const isCounted = (await add(memberId, version)) || (await insertCounty(memberId))
  if (!isCounted) {
    await add(memberId, version)
  }
}

/**
 * False: there is no other one. `version`: the member's, from which the role is to be taken. Once it is done, the
 * role must be taken, or granted anew.
 */
export function discountAdministrator(memberId: string, version: number): Promise<boolean> {
  return county.update(
    { _id: COUNTY, administrators: op.someOtherThan(memberId) },
    { administrators: op.pull(memberId), [`revokedAt.${memberId}`]: version, ...aChange },
  )
}

function add(memberId: string, version: number): Promise<boolean> {
  const revokedAt = `revokedAt.${memberId}`
  const uncounted = { _id: COUNTY, administrators: op.neq(memberId) }
  const isNewer = anyOf(
    { ...uncounted, [revokedAt]: op.absent() },
    { ...uncounted, [revokedAt]: op.lt(version) },
  )
  // Both alternatives name the document.
  const where = isNewer as typeof isNewer & { _id: string }
  return county.update(where, { administrators: op.pushBounded(memberId, 1_000), ...aChange })
}

/** The first administrator of a county that has no document yet. */
function insertCounty(memberId: string): Promise<boolean> {
  return county.insert({ _id: COUNTY, version: 1, nodes: [], administrators: [memberId], revokedAt: {} })
}
