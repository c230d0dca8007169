import type { OrgNode, TreeView } from '../../cloudfunctions/contract/org'
import type { Notice } from '../services/deed-words'
import { act, doneNotice, refusal } from './act'

/** Takes a branch with everything below it to another general branch. */
export async function transfer(node: OrgNode, from: TreeView, to: TreeView): Promise<Notice> {
  const { treeId, version } = from
  const input = { treeId, version, orgId: node.id, toTreeId: to.treeId, toVersion: to.version }
  const answer = await act('org.transfer', input)
  return answer.ok ? doneNotice('已经转过去', `${node.name}现在归${to.name}。`) : refusal(answer.error)
}
