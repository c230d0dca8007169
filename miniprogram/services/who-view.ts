import type { Me, RoleName } from '../../cloudfunctions/contract/session'
import { knownWords } from './known-words'

/** Who is using the phone, as the page «我的» introduces them. */
export interface WhoView {
  isMember: boolean
  /** The first character of the name, in place of a portrait. */
  initial: string
  name: string
  text: string
  roles: string[]
}

type Member = Extract<Me, { bound: true }>

export const kindWords = knownWords<Member['kind'], string>(
  {
    party: '党员',
    probationary: '预备党员',
    villager: '村民',
  },
  '成员',
)

export const roleWords = knownWords<RoleName, string>(
  {
    groupLeader: '党小组长',
    taskLead: '责任党员',
    recorder: '组织委员',
    branchSecretary: '支部书记',
    generalSecretary: '总支书记',
    enterpriseContact: '企业联络员',
    overseer: '监督员',
    countyAdministrator: '县级管理员',
  },
  '其他职务',
)

export const visitor: WhoView = {
  isMember: false,
  initial: '',
  name: '您还没认支部',
  text: '任务都能看。要报名，先认一下支部。',
  roles: [],
}

export function whoView(me: Me): WhoView {
  if (!me.bound) {
    return visitor
  }
  return {
    isMember: true,
    initial: me.name.slice(0, 1),
    name: me.name,
    text: `${me.branchName} · ${kindWords[me.kind]}`,
    roles: me.roles.map(({ role, orgName }) => `${orgName} ${roleWords[role]}`),
  }
}
