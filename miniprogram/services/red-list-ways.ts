import type { RedList } from '../../cloudfunctions/contract/red-star'
import { read } from './last-seen'
import { checkUrl, objectUrl, redListPage } from './red-star-urls'
import { readMe } from './session'

/** To the check of the newest published list of one's own branch; whoever has none starts from the red list. */
export async function openCheck(): Promise<void> {
  const list = await newestList()
  const month = list?.code ? list.month : list?.months.find((earlier) => earlier < list.month)
  go(list && month && checkUrl(list.branchId, month))
}

/** To the objection against the list under notice; the red list says whether there is one, and who may object. */
export async function openObjection(): Promise<void> {
  const list = await newestList()
  go(list?.mayObject && objectUrl(list.branchId, list.month))
}

async function newestList(): Promise<RedList | undefined> {
  const me = await readMe()
  if (me.state === 'failed' || !me.data.bound) {
    return undefined
  }
  const reading = await read('redList.get', { branchId: me.data.branchId })
  return reading.state === 'failed' ? undefined : reading.data
}

function go(url: string | false | undefined): void {
  if (url) {
    wx.navigateTo({ url })
  } else {
    wx.switchTab({ url: redListPage })
  }
}
