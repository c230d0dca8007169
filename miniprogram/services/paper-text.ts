/** The texts of the agreement and of the privacy policy are data of this shape: a town's lawyer edits words only. */
export interface TextSection {
  title: string
  lines: readonly string[]
  /** What is collected, one by one, and what for. */
  fields?: readonly Field[]
  /** Also shown, word for word, before anything is collected. */
  isAtConsent?: true
}

interface Field {
  name: string
  use: string
  /** 自愿: there only if the person gives it, and nothing else depends on it. */
  isGiven?: true
}

export interface PaperText {
  title: string
  /** 「第 4 版」 */
  version: number
  /** The day from which it holds. */
  since: string
  sections: readonly TextSection[]
}

/** Stands above both texts until the town has agreed to them; empty: nothing stands there. */
export const draftMark = '样稿：上线前请镇里审定'
