import { suppliedOf } from './need-rules'
import { findOpenLabour } from './need-store'

interface OpenLabour {
  needId: string
  asked: number
  supplied: number
  raisedAt: number
}

/** People that a branch still looks for: numbers, nobody's name and nobody's words. One operation. */
export async function openLabour(branchId: string): Promise<OpenLabour[]> {
  const needs = await findOpenLabour(branchId)
  return needs.map(({ _id: needId, asked = 0, supplied, raisedAt }) => ({
    needId,
    asked,
    supplied: suppliedOf({ supplied }),
    raisedAt,
  }))
}
