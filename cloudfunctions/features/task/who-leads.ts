import { findLead } from './running-store'

/** Who answers for a shift, and for which branch; one operation. */
export function whoLeads(shiftId: string): Promise<{ leadId: string; branchId: string } | undefined> {
  return findLead(shiftId)
}
