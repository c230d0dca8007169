/** The ids that are shown of many. */
const SHOWN = 5

/** `3 个：a、b、c`; of many the first few. */
export function named(ids: readonly string[], unit = '个'): string {
  const shown = ids.slice(0, SHOWN).join('、')
  return `${ids.length} ${unit}：${shown}${ids.length > SHOWN ? ' 等' : ''}`
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A span of time, as people say it. */
export function lasting(milliseconds: number): string {
  if (milliseconds < 2 * HOUR) {
    return `${Math.round(milliseconds / MINUTE)} 分钟`
  }
  return milliseconds < 2 * DAY
    ? `${Math.round(milliseconds / HOUR)} 小时`
    : `${Math.round(milliseconds / DAY)} 天`
}

/** An instant by the clock on the wall. */
export function at(instant: number): string {
  return new Date(instant).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })
}

/** The command that brings an environment to what the project says. */
export const DEPLOY = '运行 npm run deploy，看过计划再确认'
