import { call, type Failure } from './api'
import { isOffline } from './network'
import { newRequestId } from './request-id'

/**
 * `held`: no answer yet, it goes out again by itself. `late`: the code is over and no answer came; whether the
 * person is in has to be looked up.
 */
export type CheckInState =
  | { state: 'in'; at: number }
  | { state: 'refused'; error: Failure }
  | { state: 'held' }
  | { state: 'late' }

const pause = 3_000
/** No code is good for longer than that. */
const lifeOfCode = 60_000

/** Sends the code until there is an answer or it is over; tells every turn. Returns how to stop. */
export function beginCheckIn(shiftId: string, code: string, tell: (state: CheckInState) => void): () => void {
  const requestId = newRequestId()
  const over = Date.now() + lifeOfCode
  let isStopped = false
  let timer: ReturnType<typeof setTimeout> | undefined

  async function attempt(): Promise<void> {
    const state = await send(shiftId, code, requestId)
    if (isStopped) {
      return
    }
    if (state.state === 'held' && Date.now() + pause >= over) {
      tell({ state: 'late' })
      return
    }
    tell(state)
    if (state.state === 'held') {
      timer = setTimeout(() => void attempt(), pause)
    }
  }

  void attempt()
  return () => {
    isStopped = true
    if (timer !== undefined) {
      clearTimeout(timer)
    }
  }
}

async function send(shiftId: string, code: string, requestId: string): Promise<CheckInState> {
  if (await isOffline()) {
    return { state: 'held' }
  }
  const answer = await call('task.checkIn', { shiftId, code }, { requestId })
  if (answer.ok) {
    return { state: 'in', at: answer.data.checkedInAt }
  }
  const { error } = answer
  return error.code === 'NETWORK' || error.code === 'SERVICE' || error.code === 'BUSY'
    ? { state: 'held' }
    : { state: 'refused', error }
}

/** What the lead's picture says: `hx:<shift>:<six digits>`; nothing for any other picture. */
export function readPicture(text: string): { shiftId: string; code: string } | undefined {
  const found = /^hx:([\w-]{1,64}):(\d{6})$/.exec(text.trim())
  return found?.[1] && found[2] ? { shiftId: found[1], code: found[2] } : undefined
}
