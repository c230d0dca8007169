import { type Fault, type Figures, History } from './history'

export interface Outcome {
  readonly played: number
  readonly figures: Figures
  /** None are played after it. */
  readonly found: { readonly seed: number; readonly problem: string } | undefined
}

/** Histories by rising seeds, until in one of them something is wrong, of the kind that is looked for. */
export async function playHistories(
  firstSeed: number,
  count: number,
  fault: Fault,
  kind = /./,
): Promise<Outcome> {
  const figures: Figures = { answers: 0, powerCuts: 0, cutsInSync: 0, fullDisks: 0 }
  for (let played = 0; played < count; played++) {
    const seed = firstSeed + played
    const problem = await new History(seed, fault, figures).play()
    if (problem !== undefined && kind.test(problem)) {
      return { played: played + 1, figures, found: { seed, problem } }
    }
  }
  return { played: count, figures, found: undefined }
}
