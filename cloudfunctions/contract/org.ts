import * as v from 'valibot'
import { count, id, read, write } from './method'

export const orgName = v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(30))

const level = v.picklist(['general', 'branch', 'group'])

const kind = v.picklist([
  'area',
  'industry',
  'trade',
  'enterprise',
  'cooperative',
  'away',
  'business',
  'grid',
])

/** Where a branch looks after people who live far from home; they find it by that (双找). */
const region = v.optional(v.pipe(v.string(), v.maxLength(30)))

/** 三定帮建: who from above looks after this organisation, by name and duty as the branch wants them shown. */
const contacts = v.pipe(
  v.array(
    v.object({
      kind: v.picklist(['countyLeader', 'firstSecretary', 'stationedCadre']),
      memberId: id,
    }),
  ),
  v.maxLength(10),
)

const node = v.object({
  id,
  name: v.string(),
  level,
  kind,
  parentId: v.nullable(id),
  region,
  contacts: v.optional(contacts),
  isRetired: v.optional(v.boolean()),
})

/** A standing team (先锋队, 突击队, 耕种队): claims as a group. */
const team = v.object({ id, name: v.string(), branchId: id, memberIds: v.array(id) })

/** A duty area (责任区): village, plot or building, with the member who answers for it. */
const area = v.object({ id, name: v.string(), branchId: id, leadId: id })

const tree = v.object({
  treeId: id,
  name: v.string(),
  /** Rises with every change; an edit names the version it was made on. */
  version: count,
  nodes: v.array(node),
  teams: v.array(team),
  areas: v.array(area),
})

/** General branches the caller serves in, without their insides. */
export const orgTrees = read(
  v.object({}),
  v.object({ trees: v.array(v.object({ treeId: id, name: v.string(), branches: count })) }),
)

export const orgTree = read(v.object({ treeId: id }), tree)

const onTree = { treeId: id, version: count }

/** What an edit of the tree can be; all of one edit happens or nothing. */
export const treeEdit = v.variant('do', [
  v.object({ do: v.literal('create'), parentId: id, name: orgName, level, kind, region }),
  v.object({ do: v.literal('rename'), orgId: id, name: orgName }),
  v.object({
    do: v.literal('describe'),
    orgId: id,
    kind,
    region,
    contacts,
  }),
  /** With everything below. */
  v.object({ do: v.literal('move'), orgId: id, toParentId: id }),
  /** Only when nothing is left below; members must have been moved before. */
  v.object({ do: v.literal('retire'), orgId: id }),
  v.object({
    do: v.literal('saveTeam'),
    teamId: v.optional(id),
    name: orgName,
    branchId: id,
    memberIds: v.pipe(v.array(id), v.maxLength(100)),
  }),
  v.object({ do: v.literal('removeTeam'), teamId: id }),
  v.object({ do: v.literal('saveArea'), areaId: v.optional(id), name: orgName, branchId: id, leadId: id }),
  v.object({ do: v.literal('removeArea'), areaId: id }),
])

export type TreeEdit = v.InferOutput<typeof treeEdit>

/** EDIT_CONFLICT when somebody changed the tree since `version`. */
export const orgEdit = write(v.object({ ...onTree, edit: treeEdit }), tree)

/** A branch with everything below goes to another general branch: a recorded two-step that a retry finishes. */
export const orgTransfer = write(
  v.object({ ...onTree, orgId: id, toTreeId: id, toVersion: count }),
  v.object({ from: tree, to: tree }),
)

/** A new general branch of the county. */
export const orgFound = write(v.object({ name: orgName }), tree)

export type OrgNode = v.InferOutput<typeof node>
export type TreeView = v.InferOutput<typeof tree>
