import type { Failure } from './api'
import { currentRoute } from './current-page'

const route = 'pages/system/maintenance/maintenance'

/** Somebody who goes back to what they had typed is left there for so long. */
const leftAlone = 60_000

/** What was said when a call was last refused. */
let words = ''
let openedAt = 0

export function maintenanceWords(): string {
  return words
}

/**
 * Puts the maintenance page over whatever is open: below it everything stays as it was typed. Where the stack of pages
 * is full, the page that asked says it itself.
 */
export function showMaintenance(error: Failure): void {
  if (error.code !== 'MAINTENANCE') {
    return
  }
  words = error.details.text
  const now = Date.now()
  if (currentRoute() === route || now - openedAt < leftAlone) {
    return
  }
  openedAt = now
  wx.navigateTo({ url: `/${route}`, fail: () => {} })
}
