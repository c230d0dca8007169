import { AppError } from '../../platform/app-error'
import { nextMonth } from '../../platform/calendar'
import { newPassbook, type Owner, type PassbookEntry, passbookId, sortOut, sumsOf } from './passbook-rules'
import { addEntries, findPassbook, insertPassbook } from './passbook-store'
import { rulesInForce } from './rules-in-force'

/** Each round lost means another entry came in between. */
const ROUNDS = 8
/** A deed is never so late. */
const MONTHS_AHEAD = 24

/**
 * Puts entries into a member's month, exactly once by their ids, however often it is called. A month that is
 * sealed takes nothing: the entry goes to the next one that is open and names its own. Two operations a member,
 * when the rules are known. Answers the month they went to.
 */
export async function credit(
  owner: Owner,
  entries: readonly PassbookEntry[],
  month: string,
  now: number,
): Promise<string> {
  let current = month
  let missing = entries
  for (let step = 0; step < MONTHS_AHEAD; step += 1) {
    const left = await creditIn(owner, missing, current, now)
    if (left.length === 0) {
      return current
    }
    missing = left.map((entry) => ({ ...entry, ofMonth: entry.ofMonth ?? month }))
    current = nextMonth(current)
  }
  throw new Error(`no open month for ${owner.memberId} within two years`)
}

/** The same into this month alone; answers what goes on to the next one because it is sealed. */
export async function creditIn(
  owner: Owner,
  entries: readonly PassbookEntry[],
  month: string,
  now: number,
): Promise<readonly PassbookEntry[]> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const passbook = await findPassbook(passbookId(month, owner.memberId))
    if (!passbook) {
      const rules = await rulesInForce(owner.branchId, month, now)
      const { add } = sortOut(entries, { entries: [], sealed: false })
      if (add.length === 0 || (await insertPassbook(newPassbook(month, owner, rules, add)))) {
        return []
      }
      continue
    }
    const { add, goOn } = sortOut(entries, passbook)
    if (add.length === 0) {
      return goOn
    }
    const rules = await rulesInForce(passbook.branchId, month, now)
    const sums = sumsOf([...passbook.entries, ...add], rules, passbook.track)
    if (await addEntries(passbook, add, sums)) {
      return []
    }
  }
  throw new AppError('BUSY')
}
