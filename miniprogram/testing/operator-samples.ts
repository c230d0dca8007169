import type { About } from '../../cloudfunctions/contract/about'

export function anOperator(changes: Partial<About> = {}): About {
  return {
    operator: '上田镇党委',
    phone: '0570-1234567',
    recordNumber: '浙ICP备1号',
    version: '0.1.0',
    ...changes,
  }
}
