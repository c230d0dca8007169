import type { Channel } from '../../cloudfunctions/contract/post'
import { knownWords } from './known-words'

export const channelWords = knownWords<Channel, string>(
  {
    branch: '支部动态',
    income: '致富信息',
    jobs: '用工信息',
    law: '政策法律',
    notice: '通知公告',
  },
  '其他',
)
