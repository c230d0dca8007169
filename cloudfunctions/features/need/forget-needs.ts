import { removeFile } from '../../platform/storage'
import { eraseRaised, findAllRaised } from './need-store'

/**
 * What a person wrote and photographed goes; that there was a need of this kind stays. Pictures go first, so that a
 * retry after a crash still knows them.
 */
export async function forgetNeeds(memberId: string): Promise<void> {
  const needs = await findAllRaised(memberId)
  await Promise.all(needs.map(({ photo }) => (photo === undefined ? undefined : removeFile(photo))))
  await eraseRaised(memberId)
}
