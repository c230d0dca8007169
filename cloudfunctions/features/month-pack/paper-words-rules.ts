/** `2026-11-09` → `2026年11月9日`. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** A form's empty line of so many full-width characters, to be filled in by hand. */
export function blank(characters: number): string {
  return '\u3000'.repeat(characters)
}

/** What a file says of itself as long as the committee has not fixed the list. */
export const DRAFT = '草稿'
