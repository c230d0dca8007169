import { type CheckedList, checkList } from '../../../services/check-list'
import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { read } from '../../../services/last-seen'
import { emptyView, failedView, type LoadView, loading } from '../../../services/load-view'
import { loadingPage } from '../../../services/loading-page'
import { fullMonth } from '../../../services/months'

const copied: Notice = {
  tone: 'green',
  icon: 'check-circle-filled',
  title: '复制好了',
  text: '发到电脑上，用任何会算 SHA-256 的程序都能再算一遍。',
}

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    title: '',
    lists: [] as CheckedList[],
  },

  branchId: '',
  month: '',

  ...loadingPage,

  onLoad({ branchId = '', month = '' }: { branchId?: string; month?: string }) {
    Object.assign(this, { branchId, month })
    void this.refresh()
  },

  async refresh() {
    const { branchId, month } = this
    const shown = await read('redList.get', { branchId, month })
    if (shown.state === 'failed') {
      this.setData({ load: failedView('核对没打开', shown.error, Date.now()) })
      return
    }
    const { code, supplements, branchName } = shown.data
    if (!code) {
      this.setData({ load: emptyView('名单还没有发布', '发布以后才有核对码，到时再来核对。') })
      return
    }
    const numbers = [code, ...supplements].map((_, index) => index + 1)
    const proofs = await Promise.all(numbers.map((list) => read('redList.proof', { branchId, month, list })))
    const lists = proofs.flatMap((proof, index) =>
      proof.state === 'failed' ? [] : [checkList(proof.data, index + 1)],
    )
    const failed = proofs.find((proof) => proof.state === 'failed')
    if (failed?.state === 'failed') {
      this.setData({ load: failedView('核对没打开', failed.error, Date.now()) })
      return
    }
    this.setData({ load: null, title: `${branchName} ${fullMonth(month)}`, lists })
  },

  onCopy({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { index: number }>) {
    const data = this.data.lists[currentTarget.dataset.index]?.material
    if (data) {
      wx.setClipboardData({ data, success: () => this.setData({ notice: copied }) })
    }
  },
})
