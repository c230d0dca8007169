import type { OrgNode, TreeEdit, TreeView } from '../../cloudfunctions/contract/org'
import { call, type Failure } from '../services/api'
import { knownWords } from '../services/known-words'
import { optionsOf } from '../services/options'

export type Contact = NonNullable<OrgNode['contacts']>[number]

export interface ContactRow extends Contact {
  key: string
  name: string
  text: string
}

/** 三定帮建 (PRODUCT §3). */
const contactWords = knownWords<Contact['kind'], string>(
  {
    countyLeader: '县领导',
    firstSecretary: '第一书记',
    stationedCadre: '驻点干部',
  },
  '联系人',
)

export const contactOptions = optionsOf(contactWords)

type Names = ReadonlyMap<string, string>

export function contactRows(contacts: readonly Contact[], names: Names): ContactRow[] {
  return contacts.map(({ kind, memberId }) => contactRow({ kind, memberId }, nameOf(memberId, names)))
}

export function contactRow({ kind, memberId }: Contact, name: string): ContactRow {
  return { kind, memberId, name, key: `${kind} ${memberId}`, text: contactWords[kind] }
}

/** `第一书记周桂芳、县领导何伟` */
export function contactsText(contacts: readonly Contact[], names: Names): string {
  return contacts.map(({ kind, memberId }) => contactWords[kind] + nameOf(memberId, names)).join('、')
}

/** Names of contacts, as far as they are in the rosters I see; a contact often comes from elsewhere. */
export async function contactNames(
  contacts: readonly Contact[],
): Promise<{ names: Names } | { error: Failure }> {
  const memberIds = [...new Set(contacts.map(({ memberId }) => memberId))]
  if (memberIds.length === 0) {
    return { names: new Map() }
  }
  const answer = await call('roster.list', { memberIds, limit: memberIds.length })
  return answer.ok
    ? { names: new Map(answer.data.rows.map(({ memberId, name }) => [memberId, name])) }
    : { error: answer.error }
}

/** Names for both sides of a conflict; without a network they are left out rather than the conflict. */
export async function editNames(edit: TreeEdit, tree: TreeView | undefined): Promise<Names> {
  if (edit.do !== 'describe') {
    return new Map()
  }
  const now = tree?.nodes.find(({ id }) => id === edit.orgId)?.contacts ?? []
  const read = await contactNames([...edit.contacts, ...now])
  return 'names' in read ? read.names : new Map()
}

function nameOf(memberId: string, names: Names): string {
  return names.get(memberId) ?? '（您的名册里看不到）'
}
