import type { TreeEdit, TreeView } from '../../cloudfunctions/contract/org'
import type { Option } from '../services/options'

/** A team or a duty area being written. The people are ids; names only of those picked just now. */
export interface UnitForm {
  kind: 'team' | 'area'
  id: string
  name: string
  memberIds: string[]
  picked: Option[]
}

export interface UnitRow {
  id: string
  kind: UnitForm['kind']
  name: string
  text: string
}

/** `names` of those who are in the branch; absent while they cannot be read. */
export function unitRows(
  { teams, areas }: TreeView,
  branchId: string,
  names?: ReadonlyMap<string, string>,
): UnitRow[] {
  return [
    ...teams
      .filter((team) => team.branchId === branchId)
      .map(({ id, name, memberIds }) => ({
        id,
        name,
        kind: 'team' as const,
        text: `先锋队 · ${memberIds.length}\u00A0人`,
      })),
    ...areas
      .filter((area) => area.branchId === branchId)
      .map(({ id, name, leadId }) => ({ id, name, kind: 'area' as const, text: areaText(leadId, names) })),
  ]
}

function areaText(leadId: string, names?: ReadonlyMap<string, string>): string {
  if (!names) {
    return '责任区'
  }
  const name = names.get(leadId)
  return name ? `责任区 · ${name}负责` : '责任区 · 责任人已不在本支部，请另选'
}

/** Those who answer for the duty areas of a branch. */
export function leadsIn({ areas }: TreeView, branchId: string): string[] {
  return areas.filter((area) => area.branchId === branchId).map(({ leadId }) => leadId)
}

export function newUnit(kind: UnitForm['kind']): UnitForm {
  return { kind, id: '', name: '', memberIds: [], picked: [] }
}

export function unitForm({ teams, areas }: TreeView, kind: UnitForm['kind'], id: string): UnitForm {
  const team = teams.find((one) => one.id === id)
  const area = areas.find((one) => one.id === id)
  const memberIds = kind === 'team' ? (team?.memberIds ?? []) : [area?.leadId ?? '']
  return {
    kind,
    id,
    name: (kind === 'team' ? team?.name : area?.name) ?? '',
    memberIds: [...memberIds],
    picked: [],
  }
}

/** Who has left the branch stays in the list until taken out: the cloud saves only people of the branch. */
export function named(form: UnitForm, names: ReadonlyMap<string, string>): UnitForm {
  const picked = form.memberIds.map((value) => ({ value, text: names.get(value) ?? '已不在本支部的人' }))
  return { ...form, picked }
}

/** A team takes one more; a duty area has one person who answers for it. */
export function withPerson(form: UnitForm, person: Option): UnitForm {
  if (form.kind === 'area') {
    return { ...form, memberIds: [person.value], picked: [person] }
  }
  return form.memberIds.includes(person.value)
    ? form
    : { ...form, memberIds: [...form.memberIds, person.value], picked: [...form.picked, person] }
}

export function withoutPerson(form: UnitForm, memberId: string): UnitForm {
  return {
    ...form,
    memberIds: form.memberIds.filter((id) => id !== memberId),
    picked: form.picked.filter(({ value }) => value !== memberId),
  }
}

export interface UnitProblems {
  name: string
  people: string
}

export const noProblems: UnitProblems = { name: '', people: '' }

export function unitProblems({ kind, name, memberIds }: UnitForm): UnitProblems {
  return {
    name: name.trim().length < 2 ? '名称至少写两个字。' : '',
    people: kind === 'area' && !memberIds[0] ? '请选一位责任人。' : '',
  }
}

export function unitEdit({ kind, id, name, memberIds }: UnitForm, branchId: string): TreeEdit {
  const common = { name: name.trim(), branchId }
  return kind === 'team'
    ? { do: 'saveTeam', ...(id && { teamId: id }), ...common, memberIds }
    : { do: 'saveArea', ...(id && { areaId: id }), ...common, leadId: memberIds[0] ?? '' }
}

export function removeEdit({ kind, id }: UnitForm): TreeEdit {
  return kind === 'team' ? { do: 'removeTeam', teamId: id } : { do: 'removeArea', areaId: id }
}
