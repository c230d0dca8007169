/** Read out on the telephone, a code has no letter or digit that sounds or looks like another. */
const wholeCode = /^[2-9A-HJKMNP-Z]{8}$/
const doubtful = /[01OIL]/

/** What was typed, without what does not count: case, spaces, dashes, and anything after the eighth character. */
export function plainCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 8)
}

/** In two groups of four, as it is read out: `ABCD-EFGH`. */
export function groupedCode(typed: string): string {
  const code = plainCode(typed)
  return code.length > 4 ? `${code.slice(0, 4)}-${code.slice(4)}` : code
}

/** Why it cannot be a code, found out without asking the cloud; empty when it can. */
export function codeProblem(typed: string): string {
  const code = plainCode(typed)
  if (doubtful.test(code)) {
    return '邀请码里没有 0、1 和字母 O、I、L，请再核对。'
  }
  return wholeCode.test(code) ? '' : '邀请码是 8 个字母和数字，请填完整。'
}
