import { AppError } from '../../platform/app-error'
import { DEPLOYMENT, recordAct } from '../../platform/audit'
import { COUNTY } from '../../platform/organisation'
import { countAdministrator } from './administrators-store'
import { findService, withService } from './role-rules'
import { findServant, saveRoles } from './role-store'

const office = { role: 'countyAdministrator' as const, orgId: COUNTY }

/**
 * Whoever sets up production makes a member county administrator: nobody is there who could grant it. Repeated, it
 * grants nothing twice, and counts what a crash left uncounted. `act`: names this deed.
 */
export async function appointAdministrator(memberId: string, act: string, now: number): Promise<void> {
  const member = await findServant(memberId)
  if (!member || member.leftOn) {
    throw new AppError('NOT_FOUND')
  }
  if (findService(member.roles, office, now)) {
    return countAdministrator(memberId, member.version)
  }
  await recordAct({
    _id: act,
    at: now,
    by: DEPLOYMENT,
    method: 'role.grant',
    orgId: COUNTY,
    subjectId: memberId,
    note: '部署时任县级管理员',
  })
  const saved = await saveRoles(member, withService(member.roles, office, now), act)
  if (!saved) {
    throw new AppError('BUSY')
  }
  await countAdministrator(memberId, saved.version)
}
