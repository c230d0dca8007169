import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { Context } from '../../platform/context'
import { orgNames } from '../org/org-names'
import { findYear } from './cycle-store'
import { isOneOf, rowsOf } from './show-red-list'
import { yearStanding } from './year-rules'

/** The published lists of a branch's year, and the caller's own year. One operation, once the trees are known. */
export async function showYear(
  { now, caller }: Context,
  { branchId, year }: ParsedInput<'redList.year'>,
): Promise<Output<'redList.year'>> {
  const [orgs, found] = await Promise.all([orgNames(now), findYear(branchId, year)])
  const branchName = orgs.get(branchId)
  if (branchName === undefined) {
    throw new AppError('NOT_FOUND')
  }
  const frozen = found.filter(({ publishedAt }) => publishedAt !== undefined)
  const mine =
    caller && isOneOf(caller, branchId)
      ? yearStanding(
          caller.memberId,
          frozen.map(({ scores }) => scores),
        )
      : undefined
  return {
    branchId,
    branchName,
    year,
    months: frozen.map(({ month, published }) => ({
      month,
      stars: published.flatMap((list) => rowsOf(list, branchName, caller?.memberId)),
    })),
    ...(mine && { mine }),
  }
}
