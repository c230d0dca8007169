import type { Failure } from './api'
import type { Notice } from './deed-words'
import { errorText, reportCode } from './error-text'
import { clockTime, nearTime } from './format'

/** What stands where the content is not: still coming, not to be had, or none there. */
export type LoadView =
  | { state: 'loading' }
  | { state: 'failed'; icon: string; title: string; text: string; code: string; isReport?: boolean }
  | { state: 'empty'; icon: string; title: string; text: string; button: string }

export const loading: LoadView = { state: 'loading' }

/** `title` says what could not be opened; the rest says whose fault it is and what to say when reporting it. */
export function failedView(title: string, error: Failure, now: number): LoadView {
  if (error.code === 'NETWORK') {
    const text = '这里还没有存过的内容，连上网再看。'
    return { state: 'failed', icon: 'wifi-off', title: '没有网', text, code: '' }
  }
  const { text } = errorText(error)
  const code = error.code === 'NOT_FOUND' ? '' : `报修时请说：${clockTime(now)}，代码 ${reportCode(error)}`
  const isReport = error.code === 'INTERNAL' && error.traceId !== ''
  return { state: 'failed', icon: 'error-circle', title, text, code, isReport }
}

export function emptyView(title: string, text: string, button = ''): LoadView {
  return { state: 'empty', icon: 'task', title, text, button }
}

/** Above a saved copy: what is shown is old, and how old; nothing above what is fresh. */
export function savedNotice(savedAt: number | undefined, now: number, mayDiffer = ''): Notice | null {
  if (savedAt === undefined) {
    return null
  }
  const text = [`${nearTime(savedAt, now)} 更新`, mayDiffer].filter(Boolean).join('，')
  return { tone: 'amber', icon: 'wifi-off', title: '没有网，先看上次的内容', text }
}

export const placesMayDiffer = '名额可能有变'
