import type { Input, Output } from '../../cloudfunctions/contract/contract'
import { call, type Failure, type ReadMethod } from './api'
import { contractVersion } from './contract-version'

/** `saved`: the network was bad, so this is the last good reply, as it was at `savedAt`. */
export type Reading<M extends ReadMethod> =
  | { state: 'fresh'; data: Output<M>; savedAt?: undefined }
  | { state: 'saved'; data: Output<M>; savedAt: number }
  | { state: 'failed'; error: Failure }

interface Saved<M extends ReadMethod> {
  data: Output<M>
  savedAt: number
}

/** WeChat gives 10 MB; forty replies of one page each stay far below 1 MB. */
const kept = 40
const indexKey = 'seen'

/** Asks the cloud; when nobody can be reached, answers with the last good reply to the same question. */
export async function read<M extends ReadMethod>(method: M, input: Input<M>): Promise<Reading<M>> {
  // What was kept under an older contract may lack what pages now take for given.
  const key = `seen:${contractVersion}:${method}:${JSON.stringify(input)}`
  const answer = await call(method, input)
  if (answer.ok) {
    save(key, { data: answer.data, savedAt: Date.now() })
    return { state: 'fresh', data: answer.data }
  }
  if (answer.error.code !== 'NETWORK') {
    if (answer.error.code === 'NOT_FOUND') {
      // What was withdrawn does not come back with a bad network.
      wx.removeStorageSync(key)
    }
    return { state: 'failed', error: answer.error }
  }
  const saved = wx.getStorageSync<Saved<M> | ''>(key)
  return saved ? { state: 'saved', ...saved } : { state: 'failed', error: answer.error }
}

function save<M extends ReadMethod>(key: string, reply: Saved<M>): void {
  try {
    const index: string[] = wx.getStorageSync(indexKey) || []
    const newestFirst = [key, ...index.filter((other) => other !== key)]
    for (const forgotten of newestFirst.splice(kept)) {
      wx.removeStorageSync(forgotten)
    }
    wx.setStorageSync(key, reply)
    wx.setStorageSync(indexKey, newestFirst)
  } catch {
    // A full storage only costs the offline copy; the fresh reply is still shown.
  }
}
