import { errorText, reportCode } from './error-text'
import { nearTime } from './format'
import type { Reading } from './last-seen'

/** Who runs this mini-program and how to call them. */
export interface OperatorView {
  state: 'loading' | 'failed' | 'shown'
  rows: { label: string; value: string }[]
  /** Can be called. */
  phone: string
  /** 备案号 */
  recordNumber: string
  /** Of the functions in the cloud. */
  version: string
  /** Why there is nothing, or how old it is. */
  hint: string
}

const none = { rows: [], phone: '', recordNumber: '', version: '', hint: '' }

export const operatorLoading: OperatorView = { state: 'loading', ...none }

/** Whoever deployed left it out; a number is never made up. */
const unwritten = '未填写'

export function operatorView(reading: Reading<'about.get'>, now: number): OperatorView {
  if (reading.state === 'failed') {
    const { error } = reading
    const hint =
      error.code === 'NETWORK'
        ? '没有网，电话没取到。下面的照样能看。'
        : `${errorText(error).text}报修时请说代码 ${reportCode(error)}。`
    return { ...none, state: 'failed', hint }
  }
  const { operator, phone, recordNumber, version } = reading.data
  return {
    state: 'shown',
    rows: [
      { label: '谁在办', value: operator || unwritten },
      { label: '电话', value: phone || unwritten },
    ],
    phone,
    recordNumber: recordNumber || unwritten,
    version,
    hint: reading.savedAt === undefined ? '' : `没有网，这是${nearTime(reading.savedAt, now)}存的。`,
  }
}
