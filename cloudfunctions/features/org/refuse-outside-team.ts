import { AppError } from '../../platform/app-error'
import { findTeam } from './tree-store'

/** These people all stand in this team, or NOT_FOUND. One operation. */
export async function refuseOutsideTeam(teamId: string, memberIds: readonly string[]): Promise<void> {
  const team = await findTeam(teamId)
  if (!team || memberIds.some((memberId) => !team.memberIds.includes(memberId))) {
    throw new AppError('NOT_FOUND')
  }
}
