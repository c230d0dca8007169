import type { LinkRow } from './menu-view'

const folder = '/pages/about'

export const aboutPage = `${folder}/about/about`

export const papersPage = `${folder}/papers/papers`

export const feedbackPage = `${folder}/feedback/feedback`

const textUrl = (paper: 'agreement' | 'privacy') => `${folder}/text/text?paper=${paper}`

/** Both texts, for everybody to read at any time. */
export const paperRows: LinkRow[] = [
  { url: textUrl('agreement'), text: '用户协议', note: '' },
  { url: textUrl('privacy'), text: '隐私政策', note: '' },
]
