import uniq from 'lodash/uniq'
import { AppError } from '../../platform/app-error'
import { collection } from '../../platform/database'
import type { MemberDocument } from '../../platform/identity'
import { readTrees, treesWith } from '../../platform/organisation'
import type { Task } from './publish-rules'

const members = collection<MemberDocument>('members')

/** Lead and chain are members somewhere in the tree of the task's branch, or PEOPLE_GONE. One operation. */
export async function refuseAbsent(
  { leadId, chain }: Pick<Task, 'leadId' | 'chain'>,
  branchId: string,
  now: number,
): Promise<void> {
  const memberIds = uniq([leadId, ...chain.map(({ memberId }) => memberId)])
  const [found, trees] = await Promise.all([
    members.findByIds(memberIds, ['branchId', 'alsoIn', 'leftOn']),
    readTrees(now),
  ])
  const [tree] = treesWith(trees, [branchId])
  const inTree = new Set(tree?.nodes.map(({ id }) => id))
  const present = new Set(
    found
      .filter((member) => !member.leftOn && [member.branchId, ...member.alsoIn].some((id) => inTree.has(id)))
      .map(({ _id }) => _id),
  )
  const gone = memberIds.filter((memberId) => !present.has(memberId))
  if (gone.length > 0) {
    throw new AppError('PEOPLE_GONE', { memberIds: gone })
  }
}
