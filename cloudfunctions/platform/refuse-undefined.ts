/**
 * Throws when `undefined` stands anywhere in a query or a change, also inside the SDK's own operator
 * objects: the SDK drops it silently, and a condition that vanishes matches everything.
 */
export function refuseUndefined(value: unknown, path = 'query'): void {
  if (value === undefined) {
    throw new TypeError(`undefined at ${path}`)
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) {
    return
  }
  for (const [key, inner] of Object.entries(value)) {
    refuseUndefined(inner, `${path}.${key}`)
  }
}
