/**
 * Throws when `undefined` stands anywhere in a query or a change, also inside the SDK's own operator
 * objects: the SDK drops it silently, and a condition that vanishes matches everything. Throws, too, when an
 * `allOf` or `anyOf` was spread into an object: what is left of it matches nothing.
 */
export function refuseUndefined(value: unknown, path = 'query'): void {
  if (value === undefined) {
    throw new TypeError(`undefined at ${path}`)
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) {
    return
  }
  if (Object.getPrototypeOf(value) === Object.prototype && 'operator' in value && 'operands' in value) {
    throw new TypeError(`an allOf or anyOf was spread at ${path}`)
  }
  for (const [key, inner] of Object.entries(value)) {
    refuseUndefined(inner, `${path}.${key}`)
  }
}
