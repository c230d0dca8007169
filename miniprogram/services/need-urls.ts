const folder = '/pages/need'

export const raisePage = `${folder}/raise/raise`

export const needsPage = `${folder}/list/list`

export function needPage(needId: string): string {
  return `${folder}/detail/detail?needId=${needId}`
}
