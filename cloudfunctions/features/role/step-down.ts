import { AppError } from '../../platform/app-error'
import type { MemberDocument } from '../../platform/identity'
import { discountAdministrator } from './administrators-store'

/**
 * To be asked right before a county administrator's role is taken in any way. LAST_ADMINISTRATOR when nobody else
 * would be left. The write that takes the role must require the version named here.
 */
export async function stepDown({
  _id,
  roles,
  version,
}: Pick<MemberDocument, '_id' | 'roles' | 'version'>): Promise<void> {
  const isAdministrator = roles.some(({ role }) => role === 'countyAdministrator')
  if (isAdministrator && !(await discountAdministrator(_id, version))) {
    throw new AppError('LAST_ADMINISTRATOR')
  }
}
