import type { CollectionName } from './collections'
import { allOf, anyOf, type Collection, collection, op, type Where } from './database'
import type { Scope } from './scope'

/** A document that belongs to a branch and, maybe, to a group in it. */
interface Belonging {
  _id: string
  branchId: string
}

/**
 * A collection as far as an officer's right reaches: every query and every write carries the scope, so that no
 * feature can forget it. `findByIds` is for names that are shown and carries it, too.
 */
export function within<T extends Belonging>(scope: Scope, name: CollectionName): Collection<T> {
  const whole = collection<T>(name)
  const filter = scopeFilter(scope)
  if (!filter) {
    return whole
  }
  const limit = <W extends Where>(where: W) => allOf(filter, where) as W
  return {
    insert: whole.insert,
    insertAll: whole.insertAll,
    find: (where, options) => whole.find(limit(where), options),
    findById: async (id, fields) => (await whole.find(limit({ _id: id }), { fields, limit: 1 }))[0],
    findByIds: (ids, fields) => whole.find(limit({ _id: op.oneOf(ids) }), { fields, limit: 1_000 }),
    update: (where, change) => whole.update(limit(where), change),
    updateAndReturn: (where, change) => whole.updateAndReturn(limit(where), change),
    remove: (where) => whole.remove(limit(where)),
    updateAll: (where, change) => whole.updateAll(limit(where), change),
    removeAll: (where) => whole.removeAll(limit(where)),
  }
}

function scopeFilter(scope: Scope): Where | undefined {
  if (scope.isCounty) {
    return undefined
  }
  const byBranch = { branchId: op.oneOf(scope.branchIds) }
  return scope.groupIds.length === 0 ? byBranch : anyOf(byBranch, { groupId: op.oneOf(scope.groupIds) })
}
