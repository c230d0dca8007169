/** What was typed and not yet sent. It stays on this phone, and leaves it only when the person sends it. */
export function readDraft<T extends object>(name: string, empty: T): T {
  const kept = wx.getStorageSync<Partial<T> | ''>(keyOf(name))
  return kept ? { ...empty, ...kept } : empty
}

export function keepDraft(name: string, draft: object): void {
  wx.setStorageSync(keyOf(name), draft)
}

export function dropDraft(name: string): void {
  wx.removeStorageSync(keyOf(name))
}

function keyOf(name: string): string {
  return `draft:${name}`
}
