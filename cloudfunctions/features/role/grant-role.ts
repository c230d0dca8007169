import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { dayOf } from '../../platform/calendar'
import type { ActContext } from '../../platform/context'
import { orgNames } from '../org/org-names'
import { countAdministrator } from './administrators-store'
import { refuseGrant, refuseMember } from './refuse-grant'
import { type Service, withService } from './role-rules'
import { findWithin, type Servant, saveRoles } from './role-store'
import { roleText } from './role-words-rules'

/** Each round lost means somebody else saved the member in between. */
const ROUNDS = 3

/** One conditional write of the member: four operations, one to three more for a county administrator. */
export async function grantRole(
  context: ActContext,
  { memberId, ...service }: ParsedInput<'role.grant'>,
): Promise<Output<'role.grant'>> {
  await refuseGrant(context, service)
  const request = `grant:${context.caller.memberId}:${context.requestId}`
  for (let round = 0; round < ROUNDS; round += 1) {
    const member = await findWithin(context.scope, memberId)
    const isDone = member?.roleRequests?.includes(request) === true
    const servant = await refuseMember(context, member, service, isDone)
    if (round === 0) {
      await context.record({ orgId: service.orgId, subjectId: memberId, note: noteOf(service) })
    }
    const saved = isDone ? servant : await saveService(servant, service, context.now, request)
    if (saved) {
      return finish(context, saved, service)
    }
  }
  throw new AppError('BUSY')
}

function saveService(member: Servant, service: Service, now: number, request: string) {
  return saveRoles(member, withService(member.roles, service, now), request)
}

async function finish(
  { now }: ActContext,
  { _id, name, version }: Servant,
  service: Service,
): Promise<Output<'role.grant'>> {
  if (service.role === 'countyAdministrator') {
    await countAdministrator(_id, version)
  }
  const names = await orgNames(now)
  return { memberId: _id, name, ...service, orgName: names.get(service.orgId) ?? '' }
}

function noteOf({ role, until }: Service): string {
  return `任${roleText[role]}${until === undefined ? '' : `，到 ${dayOf(until)}`}`
}
