import type { IndexDefinition } from '../../cloudfunctions/platform/collections'
import type { Index } from './state'

/** The vendor's own: `_id_` everywhere, and one of `_openid` in environments that WeChat made. */
const ownPaths = ['_id', '_openid']

/** The name follows from what the index is, so that the same index is found again and another one has another name. */
export function indexOf({ fields, unique = false }: IndexDefinition): Index {
  const parts = fields.map((path) => path.replaceAll('.', '_'))
  const name = [...parts, ...(unique ? ['unique'] : [])].join('__')
  return { name, keys: fields.map((path) => ({ path, direction: '1' })), isUnique: unique }
}

/** Whatever its name is: somebody may have made it by hand. */
export function isSameIndex(one: Index, other: Index): boolean {
  return one.isUnique === other.isUnique && hasSameKeys(one, other)
}

/** MongoDB keeps one index for the same keys; another name or uniqueness has to replace it. */
export function hasSameKeys({ keys }: Index, other: Index): boolean {
  return (
    keys.length === other.keys.length &&
    keys.every(({ path, direction }, position) => {
      const key = other.keys[position]
      return key?.path === path && key.direction === direction
    })
  )
}

export function isVendorsOwn({ keys }: Index): boolean {
  return keys.length === 1 && ownPaths.includes(keys[0]?.path ?? '')
}
