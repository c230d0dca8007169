/** This mini-program. The version is that of package.json, which a test holds it to; the day is the one it was made. */
export const release = { version: '0.1.0', day: '2026-11-22' }

const editions = { develop: '开发版', trial: '体验版', release: '' }

/** With what WeChat calls this copy, unless everybody has it. */
export function versionText(): string {
  const edition = editions[wx.getAccountInfoSync().miniProgram.envVersion]
  return edition ? `${release.version}（${edition}）` : release.version
}
