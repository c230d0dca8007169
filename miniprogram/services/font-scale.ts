/** How a page is set for the reader's letter size: variables for `page-meta`, and whether rows stack. */
export interface FontScale {
  pageStyle: string
  /** Large mode is a layout of its own (DESIGN §1.7), on from ×1.2. */
  isLarge: boolean
}

/** Beyond this the layouts no longer hold; WeChat's own largest setting on Android is 1.75. */
const largest = 1.75

/** Reads the letter size set in WeChat; titles and icons grow less than body text (DESIGN §2.2, §3). */
export function fontScale(): FontScale {
  const asked = wx.getAppBaseInfo().fontSizeScaleFactor ?? 1
  const body = Math.min(Math.max(asked, 1), largest)
  const grown = body - 1
  const round = (value: number) => Math.round(value * 1000) / 1000
  return {
    pageStyle: [
      `--fs:${round(body)}`,
      `--fm:${round(1 + grown * 0.75)}`,
      `--fd:${round(1 + grown * 0.5)}`,
      `--ic:${round(1 + grown * 0.5)}`,
    ].join(';'),
    isLarge: body >= 1.2,
  }
}
