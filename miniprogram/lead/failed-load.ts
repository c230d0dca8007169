import type { Failure } from '../services/api'
import { failedView, type LoadView } from '../services/load-view'

/** Names of others are not kept on the phone, so without a network there is nothing to show. */
export function failedLoad(title: string, error: Failure): LoadView {
  const view = failedView(title, error, Date.now())
  const text = '名单不存在手机里，连上网再看。'
  return error.code === 'NETWORK' && view.state === 'failed' ? { ...view, text } : view
}
