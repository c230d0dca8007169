import { walkOn } from '../../platform/cursor'
import { logContradiction } from '../../platform/log'
import { type Passbook, type Sums, sumsOf } from './passbook-rules'
import { findFrom } from './passbook-store'
import { rulesInForce } from './rules-in-force'

/** A county of 120,000 passbooks a month is gone through in eighteen days. */
const AT_ONCE = 50

/**
 * For the timer: some passbooks a run, round after round, are counted again from their entries. Those whose stored sums
 * differ stand in the log by their ids; nothing is changed, for nobody knows which of the two is right.
 */
export async function checkSums(
  now: number,
): Promise<{ done: number; isMore: boolean; outcomes?: { wrong: number } }> {
  let wrong = 0
  const done = await walkOn<{ at: number; passbook: Passbook }>({
    name: 'checkSums',
    from: 0,
    async next({ at, id }) {
      const next = await findFrom(id, AT_ONCE)
      if (next.length > 0 || id === '') {
        return next.map((passbook) => ({ at, passbook }))
      }
      const first = await findFrom('', AT_ONCE)
      return first.map((passbook) => ({ at: at + 1, passbook }))
    },
    positionOf: ({ at, passbook }) => ({ at, id: passbook._id }),
    async handle(some) {
      const differing = await Promise.all(
        some.map(async ({ passbook }) => ((await isRight(passbook, now)) ? [] : [passbook._id])),
      )
      wrong = differing.flat().length
      if (wrong > 0) {
        logContradiction('passbooks', differing.flat())
      }
    },
  })
  return { done, isMore: false, ...(wrong > 0 && { outcomes: { wrong } }) }
}

async function isRight(passbook: Passbook, now: number): Promise<boolean> {
  const { branchId, month, entries, track } = passbook
  const sums = sumsOf(entries, await rulesInForce(branchId, month, now), track)
  return (Object.keys(sums) as (keyof Sums)[]).every((key) => sums[key] === passbook[key])
}
