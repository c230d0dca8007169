import type { Input } from '../../cloudfunctions/contract/contract'
import { mayHaveArrived } from '../services/act'
import { call, type Failure } from '../services/api'
import { dropDraft, keepDraft, readDraft } from '../services/draft'
import { newRequestId } from '../services/request-id'

type Word = Input<'shift.confirm'>

/** The lead's word under way: every repetition carries the same request id, also after the app was closed. */
export interface Sending {
  requestId: string
  input: Word
}

export type Ended = { state: 'done'; total: number } | { state: 'stopped'; error: Failure; isKept: boolean }

const nameOf = (shiftId: string) => `confirm:${shiftId}`

/** Kept before it is sent. */
export function beginSending(input: Word): Sending {
  const sending = { requestId: newRequestId(), input }
  keepDraft(nameOf(input.shiftId), sending)
  return sending
}

/** What was sent and is not known to have come to its end. */
export function unfinishedSending(shiftId: string): Sending | undefined {
  const { requestId, input } = readDraft<Partial<Sending>>(nameOf(shiftId), {})
  return requestId && input ? { requestId, input } : undefined
}

/** Sends the word, and again until everybody's hours stand in their records. */
export async function confirmHours(
  { requestId, input }: Sending,
  onProgress: (done: number, total: number) => void,
): Promise<Ended> {
  for (;;) {
    const answer = await call('shift.confirm', input, { requestId })
    if (!answer.ok) {
      const isKept = mayHaveArrived(answer.error)
      if (!isKept) {
        dropDraft(nameOf(input.shiftId))
      }
      return { state: 'stopped', error: answer.error, isKept }
    }
    const { done, total } = answer.data
    onProgress(done, total)
    if (done >= total) {
      dropDraft(nameOf(input.shiftId))
      return { state: 'done', total }
    }
  }
}
