/** `2026-11-09` → `2026年11月9日`. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** A form's empty line of so many full-width characters, to be filled in by hand. */
export function blank(characters: number): string {
  return '\u3000'.repeat(characters)
}

/** What a file of a demo town says of itself (PRODUCT §1.10). */
export const DEMO = '演示数据'
export const DEMO_LINE = `${DEMO}：人和事都是编的`

/** What a file says of itself as long as the committee has not fixed the list. */
export const DRAFT = '草稿'

/**
 * Formal lists of names stand in the order of strokes, never by score: nobody is first or last in them. Whoever has no
 * name comes at the end.
 */
export function byStrokes(a: { name: string }, b: { name: string }): number {
  if (a.name === '' || b.name === '') {
    return Number(a.name === '') - Number(b.name === '')
  }
  return a.name.localeCompare(b.name, 'zh-Hans-CN-u-co-stroke')
}
