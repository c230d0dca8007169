import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A bug planted into a copy of the source by replacing text. */
export interface Fault {
  name: string
  edits: readonly Edit[]
}

export interface Edit {
  /** In features. */
  file: string
  /** Stands there exactly once. */
  from: string
  to: string
}

const features = join(dirname(dirname(__dirname)), 'features')

export const pathOf = ({ file }: Edit): string => join(features, file)

/** The source with the bug in it; refused when it is not where the fault says. */
export function plantIn(source: string, { file, from, to }: Edit): string {
  if (source.split(from).length !== 2) {
    throw new Error(`${file} does not hold exactly once: ${from}`)
  }
  return source.replace(from, () => to)
}

/** Fails at the first fault that does not fit the source any more. */
export async function plantAll(faults: readonly Fault[]): Promise<void> {
  for (const edit of faults.flatMap(({ edits }) => edits)) {
    plantIn(await readFile(pathOf(edit), 'utf8'), edit)
  }
}
