import type { Output } from '../../contract/contract'
import type { OfficerContext } from '../../platform/context'
import { readTrees } from '../../platform/organisation'
import { reaches } from '../../platform/scope'

/** General branches the officer serves in, with the number of branches within reach. */
export async function listTrees({ now, scope }: OfficerContext): Promise<Output<'org.trees'>> {
  const trees = (await readTrees(now)).flatMap(({ _id, nodes }) => {
    const root = nodes.find(({ parentId }) => parentId === null)
    const within = nodes.filter(({ id, isRetired }) => !isRetired && reaches(scope, id))
    const branches = within.filter(({ level }) => level === 'branch').length
    return root && within.length > 0 ? [{ treeId: _id, name: root.name, branches }] : []
  })
  return { trees }
}
