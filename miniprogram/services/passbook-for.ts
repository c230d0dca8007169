import { bindUrl } from './identity-urls'
import { emptyView, failedView, type LoadView } from './load-view'
import { readMe } from './session'

/** The branch whose rules hold for my passbook, or what stands there for somebody who has none. */
export async function passbookFor(title: string): Promise<{ branchId: string } | { load: LoadView }> {
  const me = await readMe()
  if (me.state === 'failed') {
    return { load: failedView(title, me.error, Date.now()) }
  }
  if (!me.data.bound) {
    return { load: emptyView('先认一下您是哪个支部的', '认了支部，才找得到您的存折。', '我有邀请码') }
  }
  if (me.data.kind === 'villager') {
    return {
      load: emptyView('红色存折是给党员记的', '您干过的活、服务的工时，一样都记着。', '看我的服务记录'),
    }
  }
  return { branchId: me.data.branchId }
}

/** Where the button of that page leads. */
export async function leaveForOwn(): Promise<void> {
  const me = await readMe()
  const isBound = me.state !== 'failed' && me.data.bound
  wx.redirectTo({ url: isBound ? '/pages/me/record/record' : bindUrl() })
}
