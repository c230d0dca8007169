const folder = '/pages/red-star'

export const redListPage = `${folder}/redlist/redlist`

/** One branch's month on the red list, for a chat: a tab takes its query only when the app is opened with it. */
export function redListUrl(branchId: string, month: string): string {
  return `${redListPage}?branchId=${branchId}&month=${month}`
}

export function objectUrl(branchId: string, month: string): string {
  return `${folder}/object/object?branchId=${branchId}&month=${month}`
}

export function checkUrl(branchId: string, month: string): string {
  return `${folder}/check/check?branchId=${branchId}&month=${month}`
}

export function posterUrl(branchId: string, month: string): string {
  return `${folder}/poster/poster?branchId=${branchId}&month=${month}`
}

export function eraseUrl(branchId: string, month: string): string {
  return `${folder}/erase/erase?branchId=${branchId}&month=${month}`
}

export function yearUrl(branchId: string, month: string): string {
  return `${folder}/year/year?branchId=${branchId}&month=${month}`
}

export function rulesUrl(branchId: string, month = ''): string {
  return `${folder}/rules/rules?branchId=${branchId}&month=${month}`
}

export const passbookPage = `${folder}/passbook/passbook`

export function passbookUrl(month: string): string {
  return `${passbookPage}?month=${month}`
}

export const monthsPage = `${folder}/months/months`

export const deedPage = `${folder}/deed/deed`

export const deedsPage = `${folder}/deeds/deeds`
