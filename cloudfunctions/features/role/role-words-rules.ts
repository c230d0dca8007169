import type { RoleName } from '../../contract/session'

/** Roles as the audit writes them. */
export const roleText: Readonly<Record<RoleName, string>> = {
  countyAdministrator: '县级管理员',
  generalSecretary: '总支书记',
  branchSecretary: '支部书记',
  recorder: '组织委员',
  groupLeader: '党小组长',
  taskLead: '责任党员',
  enterpriseContact: '企业联络员',
  overseer: '监督员',
}
