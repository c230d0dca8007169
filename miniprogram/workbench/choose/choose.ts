import type { TreeView } from '../../../cloudfunctions/contract/org'
import { fontScale } from '../../services/font-scale'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { loadingPage } from '../../services/loading-page'
import { goBack } from '../../services/open'
import { readMe } from '../../services/session'
import { choosePlace, failedLoad, readTrees } from '../place'
import { countyPlace, placeIn, type Role, rolesAt, servingRoles, titlesOf } from '../place-view'
import { type NodeRow, nodeRows } from '../tree-view'

interface PlaceRow extends NodeRow {
  treeId: string
}

/** More than this is found sooner by its name. */
const shown = 100

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    isCounty: false,
    search: '',
    rows: [] as PlaceRow[],
    hasMore: false,
  },

  trees: [] as TreeView[],
  all: [] as PlaceRow[],

  ...loadingPage,

  onLoad() {
    void this.refresh()
  },

  async refresh() {
    const [me, read] = await Promise.all([readMe(), readTrees()])
    if (me.state === 'failed') {
      this.setData({ load: failedLoad('组织没打开', me.error) })
      return
    }
    if ('error' in read) {
      this.setData({ load: failedLoad('组织没打开', read.error) })
      return
    }
    const roles = servingRoles(me.data)
    this.trees = read.trees
    this.all = read.trees.flatMap((tree) => rowsOf(tree, roles))
    const isCounty = rolesAt(roles, { above: [] }).length > 0
    const isEmpty = this.all.length === 0 && !isCounty
    this.setData({ isCounty, load: isEmpty ? emptyView('没有可换的组织', '您任职的组织会列在这里。') : null })
    this.show()
  },

  show() {
    const { search } = this.data
    const found = this.all.filter(({ name }) => name.includes(search))
    this.setData({ rows: found.slice(0, shown), hasMore: found.length > shown })
  },

  onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ search: detail.value.trim() })
    this.show()
  },

  onChoose({
    currentTarget,
  }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string; tree: string }>) {
    const { id, tree } = currentTarget.dataset
    const found = this.trees.find(({ treeId }) => treeId === tree)
    const place = found ? placeIn(found, id) : countyPlace()
    if (place) {
      choosePlace(place)
      goBack()
    }
  },
})

/** What I serve in a tree, with my office where one is held. */
function rowsOf(tree: TreeView, roles: readonly Role[]): PlaceRow[] {
  return nodeRows(tree.nodes).flatMap((row) => {
    const place = placeIn(tree, row.id)
    if (!place || rolesAt(roles, place).length === 0) {
      return []
    }
    const held = roles.filter(({ orgId }) => orgId === row.id)
    return [{ ...row, treeId: tree.treeId, text: held.length > 0 ? titlesOf(held) : row.text }]
  })
}
