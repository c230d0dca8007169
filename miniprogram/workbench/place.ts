import type { TreeView } from '../../cloudfunctions/contract/org'
import { call, type Failure } from '../services/api'
import { emptyView, failedView, type LoadView } from '../services/load-view'
import { readMe } from '../services/session'
import {
  countyId,
  countyPlace,
  maySee,
  type Place,
  placeIn,
  type Role,
  rolesAt,
  servingRoles,
  type Tile,
} from './place-view'

const key = 'workbench:place'

/** Where the officer works now and the roles that count there; or what stands on the page instead. */
export type Standing = { place: Place; roles: Role[] } | { load: LoadView }

/**
 * The organisation chosen last, as long as a role of mine still reaches it; otherwise that of my first role.
 * `afresh` looks it up in the trees, since it may have a new name or have gone to another general branch.
 */
export async function readPlace(options: { afresh?: boolean } = {}): Promise<Standing> {
  const me = await readMe(options)
  if (me.state === 'failed') {
    return { load: failedLoad('工作台没打开', me.error) }
  }
  const roles = servingRoles(me.data)
  const [first] = roles
  if (!first) {
    return { load: emptyView('这里是给干部办事的', '您还没有职务，有疑问请问支部书记。') }
  }
  const chosen = wx.getStorageSync<Place | ''>(key)
  if (chosen && !options.afresh && rolesAt(roles, chosen).length > 0) {
    return { place: chosen, roles: rolesAt(roles, chosen) }
  }
  const again = chosen ? await findPlace(chosen.orgId) : undefined
  const isReached = again && 'orgId' in again && rolesAt(roles, again).length > 0
  const found = isReached ? again : await findPlace(first.orgId)
  if ('load' in found) {
    return found
  }
  choosePlace(found)
  return { place: found, roles: rolesAt(roles, found) }
}

/** The same for one page of the workbench, which may not be for everybody and may need a branch. */
export async function standAt(
  tile: Tile,
  options: { needsBranch?: boolean; afresh?: boolean } = {},
): Promise<Standing> {
  const standing = await readPlace(options)
  if ('load' in standing) {
    return standing
  }
  const { place, roles } = standing
  if (!maySee(roles, tile)) {
    return { load: emptyView('这件事不归您办', '在这个组织里，这件事由别的同志办。', '换一个组织') }
  }
  return options.needsBranch && !place.branchId
    ? {
        load: emptyView(
          '先选一个支部',
          `您现在看的是${place.name}，这件事要一个支部一个支部地办。`,
          '去选支部',
        ),
      }
    : standing
}

export function choosePlace(place: Place): void {
  wx.setStorageSync(key, place)
}

/** What the button of an empty page does: to the list of organisations. */
export function openChoice(): void {
  wx.navigateTo({ url: '/workbench/choose/choose' })
}

/** Nothing of the workbench is kept on the phone, since it holds the names of others. */
export function failedLoad(title: string, error: Failure): LoadView {
  const view = failedView(title, error, Date.now())
  const text = '工作台的内容不存在手机里，连上网再看。'
  return error.code === 'NETWORK' && view.state === 'failed' ? { ...view, text } : view
}

/** Every tree I serve in with its insides; each is one read. */
export async function readTrees(treeId?: string): Promise<{ trees: TreeView[] } | { error: Failure }> {
  const listed = treeId ? undefined : await call('org.trees', {})
  if (listed && !listed.ok) {
    return { error: listed.error }
  }
  const ids = treeId ? [treeId] : (listed?.data.trees.map((tree) => tree.treeId) ?? [])
  const answers = await Promise.all(ids.map((id) => call('org.tree', { treeId: id })))
  const trees: TreeView[] = []
  for (const answer of answers) {
    if (!answer.ok) {
      return { error: answer.error }
    }
    trees.push(answer.data)
  }
  return { trees }
}

async function findPlace(orgId: string): Promise<Place | { load: LoadView }> {
  if (orgId === countyId) {
    return countyPlace()
  }
  const read = await readTrees()
  if ('error' in read) {
    return { load: failedLoad('工作台没打开', read.error) }
  }
  for (const tree of read.trees) {
    const place = placeIn(tree, orgId)
    if (place) {
      return place
    }
  }
  return { load: emptyView('您任职的组织找不到了', '可能已经撤销，有疑问请问上一级书记。') }
}
