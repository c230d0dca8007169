const folder = '/pages/need'

export const raisePage = `${folder}/raise/raise`

export const needsPage = `${folder}/list/list`

/** The need just raised: its page asks whether WeChat may tell of an answer. */
export function raisedPage(needId: string): string {
  return `${needPage(needId)}&raised=1`
}

export function needPage(needId: string): string {
  return `${folder}/detail/detail?needId=${needId}`
}
