import type { Channel } from '../../cloudfunctions/contract/post'

export const channelWords: Record<Channel, string> = {
  branch: '支部动态',
  income: '致富信息',
  jobs: '用工信息',
  law: '政策法律',
  notice: '通知公告',
}
