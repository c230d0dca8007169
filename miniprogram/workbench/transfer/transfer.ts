import type { OrgNode, TreeView } from '../../../cloudfunctions/contract/org'
import { act, doneNotice, refusal } from '../../services/act'
import type { Notice } from '../../services/deed-words'
import { fontScale } from '../../services/font-scale'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { loadingPage } from '../../services/loading-page'
import { agrees } from '../../services/open'
import { failedLoad, readTrees } from '../place'
import { type TargetRow, targetRows, transferQuestion } from '../transfer-view'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    name: '',
    from: '',
    rows: [] as TargetRow[],
  },

  treeId: '',
  orgId: '',
  trees: [] as TreeView[],
  node: undefined as OrgNode | undefined,

  ...loadingPage,

  onLoad({ treeId = '', orgId = '' }: { treeId?: string; orgId?: string }) {
    this.treeId = treeId
    this.orgId = orgId
    void this.refresh()
  },

  async refresh() {
    const read = await readTrees()
    if ('error' in read) {
      this.setData({ load: failedLoad('党总支没打开', read.error) })
      return
    }
    const from = read.trees.find(({ treeId }) => treeId === this.treeId)
    this.trees = read.trees
    this.node = from?.nodes.find(({ id }) => id === this.orgId)
    if (!from || !this.node) {
      this.setData({ load: emptyView('这个支部不在这里了', '可能刚转走，请回到组织里再看。') })
      return
    }
    const rows = targetRows(read.trees, this.treeId)
    const nowhere = emptyView('还没有别的党总支', '请先在“全县”的组织里新建党总支。')
    this.setData({ load: rows.length > 0 ? null : nowhere, name: this.node.name, from: from.name, rows })
  },

  async onTarget({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>) {
    const { id } = currentTarget.dataset
    const row = this.data.rows.find(({ treeId }) => treeId === id)
    const from = this.trees.find(({ treeId }) => treeId === this.treeId)
    const to = this.trees.find(({ treeId }) => treeId === id)
    if (!row || !from || !to || !this.node || !(await agrees(transferQuestion(this.node, row)))) {
      return
    }
    const answer = await act('org.transfer', {
      treeId: from.treeId,
      version: from.version,
      orgId: this.orgId,
      toTreeId: to.treeId,
      toVersion: to.version,
    })
    wx.pageScrollTo({ scrollTop: 0 })
    if (answer.ok) {
      const notice = doneNotice('已经转过去', `${this.node.name}现在归${to.name}。`)
      this.setData({ notice, from: to.name, rows: [] })
    } else {
      this.setData({ notice: refusal(answer.error) })
      await (answer.error.code === 'EDIT_CONFLICT' ? this.refresh() : undefined)
    }
  },
})
