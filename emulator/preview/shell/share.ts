import { explain, openSheet } from './dialogs'
import { currentPage } from './page-stack'

/** What `onShareAppMessage` answers. */
interface ShareMessage {
  title?: string
  path?: string
}

/** Asks the page what it would share, and shows it instead of opening a chat. */
export async function shareCurrentPage(from: 'button' | 'menu', target?: HTMLElement): Promise<void> {
  const page = currentPage()
  const share = page.caller.onShareAppMessage as ((options: object) => ShareMessage | undefined) | undefined
  const message = share?.call(page.caller, { from, target: target && { dataset: { ...target.dataset } } })
  const path = message?.path ?? `/${page.path}`
  await explain('转发给朋友', `卡片标题：${message?.title ?? '红星蓝领'}\n打开页面：${path}`)
}

/** The menu behind the three dots; a page that defines no share message cannot be shared. */
export async function openMenu(): Promise<void> {
  const canShare = typeof currentPage().caller.onShareAppMessage === 'function'
  const chosen = await openSheet('', canShare ? ['转发给朋友', '重新进入'] : ['重新进入'])
  if (chosen === null) {
    return
  }
  if (canShare && chosen === 0) {
    await shareCurrentPage('menu')
    return
  }
  location.reload()
}
