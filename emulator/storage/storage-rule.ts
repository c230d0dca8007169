import type { Rule } from '../cloud-api/environment'

/** What a phone may do with a path: put its own file there, or replace anybody's. */
export type Writing = 'nothing' | 'own' | 'any'

/** Everything that a condition of ours, or one of the vendor's examples, is made of. */
const own = /^resource\.openid\s*==\s*auth\.(openid|uid)$/
const signedIn = /^auth\s*!=\s*null$/
const ofPath = /^\/(.+)\/\.test\(resource\.path\)$/

/**
 * The environment's rule for files, as far as it concerns a phone that writes. Inside WeChat everybody is signed in.
 * docs.cloudbase.net/storage/security-rules: the vendor's presets, or JSON with `read` and `write`.
 */
export function writingOf({ permission, securityRule = '{}' }: Rule, path: string): Writing {
  if (permission !== 'CUSTOM') {
    return permission === 'READONLY' || permission === 'PRIVATE' ? 'own' : 'nothing'
  }
  const { write = false } = JSON.parse(securityRule) as { write?: boolean | string }
  const conditions = conditionsOf(write)
  const isOpen = conditions.every((condition) => {
    const pattern = ofPath.exec(condition)?.[1]
    return pattern === undefined ? condition !== 'false' : new RegExp(pattern).test(path)
  })
  if (!isOpen) {
    return 'nothing'
  }
  return conditions.some((condition) => own.test(condition)) ? 'own' : 'any'
}

/** The first condition of a rule that is not understood here. */
export function strangeCondition(securityRule: string): string | undefined {
  const { read = false, write = false } = JSON.parse(securityRule) as Record<string, boolean | string>
  const isKnown = (condition: string) =>
    ['true', 'false'].includes(condition) || [own, signedIn, ofPath].some((known) => known.test(condition))
  return [...conditionsOf(read), ...conditionsOf(write)].find((condition) => !isKnown(condition))
}

function conditionsOf(rule: boolean | string): string[] {
  return String(rule)
    .split('&&')
    .map((condition) => condition.trim())
}
