const key = 'red-list:org'

/** The organisation whose red list was chosen last, where there are several: the page opens with it again. */
export function rememberedOrg(): string {
  return wx.getStorageSync<string>(key) || ''
}

export function rememberOrg(orgId: string): void {
  wx.setStorageSync(key, orgId)
}
