/** One of several things to choose from. */
export interface Option {
  value: string
  text: string
}

/** The words for each value, in their order. */
export function optionsOf(words: Readonly<Record<string, string>>): Option[] {
  return Object.entries(words).map(([value, text]) => ({ value, text }))
}
