import { activeBranch, refuse, rootOf } from './node-rules'
import type { Edit, TreeParts } from './tree-rules'

/** What a team and an area have in common: a name, unique in its branch. */
interface Named {
  id: string
  name: string
  branchId: string
}

const saveTeam: Edit<'saveTeam'> = {
  touches: ({ nodes, teams }, { teamId, branchId }) =>
    teamId ? [branchId, homeOf(nodes, teams, teamId)] : [branchId],
  apply({ nodes, teams }, { teamId, name, branchId, memberIds }, newId) {
    activeBranch(nodes, branchId)
    const team = { id: teamId ?? newId, name, branchId, memberIds: [...new Set(memberIds)] }
    return { teams: save(teams, team, teamId !== undefined) }
  },
}

const removeTeam: Edit<'removeTeam'> = {
  touches: ({ nodes, teams }, { teamId }) => [homeOf(nodes, teams, teamId)],
  apply: ({ teams }, { teamId }) => ({ teams: without(teams, teamId) }),
}

const saveArea: Edit<'saveArea'> = {
  touches: ({ nodes, areas }, { areaId, branchId }) =>
    areaId ? [branchId, homeOf(nodes, areas, areaId)] : [branchId],
  apply({ nodes, areas }, { areaId, name, branchId, leadId }, newId) {
    activeBranch(nodes, branchId)
    const area = { id: areaId ?? newId, name, branchId, leadId }
    return { areas: save(areas, area, areaId !== undefined) }
  },
}

const removeArea: Edit<'removeArea'> = {
  touches: ({ nodes, areas }, { areaId }) => [homeOf(nodes, areas, areaId)],
  apply: ({ areas }, { areaId }) => ({ areas: without(areas, areaId) }),
}

export const teamEdits = { saveTeam, removeTeam }
export const areaEdits = { saveArea, removeArea }

/** The branch of what is edited. Only who reaches the whole tree is told that something is not in it. */
function homeOf(nodes: TreeParts['nodes'], list: readonly Named[], id: string): string {
  return list.find((one) => one.id === id)?.branchId ?? rootOf(nodes).id
}

function save<T extends Named>(list: readonly T[], saved: T, isKnown: boolean): T[] {
  const others = list.filter(({ id }) => id !== saved.id)
  if (isKnown && others.length === list.length) {
    refuse('notHere')
  }
  if (others.some(({ name, branchId }) => name === saved.name && branchId === saved.branchId)) {
    refuse('nameTaken')
  }
  return isKnown ? list.map((one) => (one.id === saved.id ? saved : one)) : [...list, saved]
}

function without<T extends Named>(list: readonly T[], gone: string): T[] {
  const left = list.filter(({ id }) => id !== gone)
  return left.length === list.length ? refuse('notHere') : left
}
