import type { ParsedInput } from '../contract/contract'

/** What somebody typed into an input, for WeChat's check: `handlers.ts` names one of these beside the use case. */

export const what = (input: { what: string }) => [input.what]
export const reason = (input: { reason: string }) => [input.reason]
export const answer = (input: { answer: string }) => [input.answer]
export const text = (input: { text: string }) => [input.text]
export const name = (input: { name: string }) => [input.name]
export const votes = (input: { votes: string }) => [input.votes]

/** Of a word that may come with a reason or an answer: the verb says which. */
export function said({ do: word }: { do: { verb: string; text?: string; reason?: string } }) {
  return [word.text, word.reason]
}

type Task = Pick<ParsedInput<'task.publish'>, 'title' | 'about' | 'site' | 'bring' | 'bringNote'>

export function ofTask({ title, about, site, bring, bringNote }: Task) {
  return [title, about, site.name, site.note, ...bring, bringNote]
}

/** Household notes: the lead and the branch read them. */
export function ofHours({ rows }: ParsedInput<'shift.confirm'>) {
  return rows.flatMap(({ visits = [] }) => visits.flatMap(({ household, result }) => [household, result]))
}

export function ofNeed({ text: words, place }: ParsedInput<'need.raise'>) {
  return [words, place]
}

/** From the public: the name, too. */
export function ofAsker({ name: called, message }: ParsedInput<'branch.ask'>) {
  return [called, message]
}

/** Names in a roster are as they are; what a member does and where they are is shown beside them. */
export function ofEntry({ duty, away }: Partial<Pick<ParsedInput<'roster.edit'>, 'duty' | 'away'>>) {
  return [duty, away?.place]
}

export function ofEdit({ edit }: ParsedInput<'org.edit'>) {
  return ['name' in edit ? edit.name : undefined, 'region' in edit ? edit.region : undefined]
}

export function sentences(input: ParsedInput<'month.fix'>) {
  return input.sentences.map((sentence) => sentence.text)
}

export function headings({ columns = [] }: Pick<ParsedInput<'month.pack'>, 'columns'>) {
  return columns.map(({ heading }) => heading)
}
