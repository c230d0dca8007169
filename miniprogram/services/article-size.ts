/** How much larger than the rest of the app an article is set, on top of WeChat's own letter size. */
export interface ArticleSize {
  style: string
  /** What the next tap does. */
  text: string
}

const key = 'articleStep'
const steps = [1, 1.2, 1.4]

export function articleSize(): ArticleSize {
  return sizeOf(keptStep())
}

/** One step larger, after the largest back to the first; kept on the phone. */
export function nextSize(): ArticleSize {
  const step = (keptStep() + 1) % steps.length
  wx.setStorageSync(key, step)
  return sizeOf(step)
}

function keptStep(): number {
  return wx.getStorageSync<number | ''>(key) || 0
}

function sizeOf(step: number): ArticleSize {
  return { style: `--step:${steps[step] ?? 1}`, text: step === steps.length - 1 ? '字还原' : '字大些' }
}
