import { COUNTY } from '../../platform/organisation'
import { findService } from './role-rules'
import { findServing } from './role-store'

/** Who is county administrator now. One operation. */
export async function listAdministrators(now: number): Promise<{ memberId: string; name: string }[]> {
  const serving = await findServing([COUNTY])
  return serving
    .filter(({ roles }) => findService(roles, { role: 'countyAdministrator', orgId: COUNTY }, now))
    .map(({ _id: memberId, name }) => ({ memberId, name }))
}
