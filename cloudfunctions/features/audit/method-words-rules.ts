import type { WriteMethod } from '../../contract/contract'

/** What officers do, as an Excel file for people says it. A method that is not an officer's has no words. */
const words: Readonly<Record<WriteMethod, string | undefined>> = {
  'session.consent': undefined,
  'session.bind': undefined,
  'task.claim': undefined,
  'task.release': undefined,
  'branch.ask': undefined,
  'card.save': undefined,
  'me.delete': undefined,
  'org.edit': '改组织',
  'org.transfer': '支部转出',
  'org.found': '成立党总支',
  'roster.add': '名册加人',
  'roster.edit': '改名册',
  'roster.move': '转支部',
  'roster.leave': '离开名册',
  'roster.report': '流动情况',
  'roster.export': '导出名册',
  'import.begin': '开始导入名册',
  'import.part': '上传名册',
  'import.confirm': '导入名册',
  'invite.create': '发邀请码',
  'invite.revoke': '作废邀请码',
  'member.unbind': '解除微信绑定',
  'admission.answer': '答复双找',
  'role.grant': '任职',
  'role.revoke': '免职',
  'audit.export': '导出审计记录',
}

export function methodText(method: string): string {
  return words[method as WriteMethod] ?? method
}
