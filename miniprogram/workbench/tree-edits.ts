import type { OrgNode, TreeEdit } from '../../cloudfunctions/contract/org'
import type { Choice } from './components/choice-sheet/choice-sheet'
import type { OrgAnswer, OrgForm } from './components/org-form/org-form'
import { contactRows } from './contact-view'
import { levelWords, parentOptions } from './tree-view'

/** What the sheet of an organisation asks first. */
export type OrgQuestion = 'rename' | 'describe' | 'create'

/** `names` of the contacts it has. */
export function orgForm(
  question: OrgQuestion,
  node: OrgNode,
  names: ReadonlyMap<string, string> = new Map(),
): OrgForm {
  const now = { name: node.name, kind: node.kind, region: node.region ?? '' }
  if (question === 'create') {
    const title = `在${node.name}下面新建${levelWords[levelBelow(node)]}`
    return { ...now, title, hasName: true, hasKind: true, name: '', region: '' }
  }
  if (question === 'rename') {
    return { ...now, title: '改名称', hasName: true, hasKind: false }
  }
  const contacts = contactRows(node.contacts ?? [], names)
  return { ...now, title: node.name, hasName: false, hasKind: true, contacts }
}

export function orgEdit(
  question: OrgQuestion,
  node: OrgNode,
  { name, kind, region, contacts: rows }: OrgAnswer,
): TreeEdit {
  const where = kind === 'away' && region ? { region } : {}
  if (question === 'create') {
    return { do: 'create', parentId: node.id, name, level: levelBelow(node), kind, ...where }
  }
  if (question === 'rename') {
    return { do: 'rename', orgId: node.id, name }
  }
  const contacts = rows.map((row) => ({ kind: row.kind, memberId: row.memberId }))
  return { do: 'describe', orgId: node.id, kind, contacts, ...where }
}

function levelBelow({ level }: OrgNode): OrgNode['level'] {
  return level === 'general' ? 'branch' : 'group'
}

export function moveChoice(nodes: readonly OrgNode[], node: OrgNode): Choice {
  return {
    title: `把${node.name}挪到哪里`,
    text: '下面的人一起过去。',
    options: parentOptions(nodes, node.id),
  }
}

export function retireQuestion({ name }: OrgNode): { title: string; content: string } {
  return {
    title: `撤销${name}`,
    content: '撤销以后不能恢复。下面还有成员或小组时，请先移走。以往的记录都保留。',
  }
}
