import type { TreeEdit } from '../../contract/org'

/** How an edit stands in the audit: what it concerned, and no name of anybody. */
export function describeEdit(edit: TreeEdit, newId: string): { subjectId: string; note: string } {
  const { subjectId, note } = notes[edit.do](edit as never, newId)
  return { subjectId, note }
}

type Describe<D extends TreeEdit['do']> = (
  edit: Extract<TreeEdit, { do: D }>,
  newId: string,
) => { subjectId: string; note: string }

const notes: { readonly [D in TreeEdit['do']]: Describe<D> } = {
  create: ({ level }, newId) => ({
    subjectId: newId,
    note: level === 'group' ? '新设党小组' : '新设支部',
  }),
  rename: ({ orgId }) => ({ subjectId: orgId, note: '改名' }),
  describe: ({ orgId }) => ({ subjectId: orgId, note: '改类型、地区或联系人' }),
  move: ({ orgId }) => ({ subjectId: orgId, note: '移到别的上级' }),
  retire: ({ orgId }) => ({ subjectId: orgId, note: '撤销' }),
  saveTeam: ({ teamId, branchId }) => ({ subjectId: branchId, note: teamId ? '改队伍' : '新设队伍' }),
  removeTeam: ({ teamId }) => ({ subjectId: teamId, note: '撤销队伍' }),
  saveArea: ({ areaId, branchId }) => ({ subjectId: branchId, note: areaId ? '改责任区' : '新设责任区' }),
  removeArea: ({ areaId }) => ({ subjectId: areaId, note: '撤销责任区' }),
}
