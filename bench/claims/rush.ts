import { inFlight } from '../database/in-flight'

/** Ten thousand people want one of 500 places, every tenth presses twice. */
export const PLACES = 500
export const WIDTH = 64
export const PEOPLE = 10_000

/** Somebody who hands out places, each at most once to the same person, synced before the answer. */
export interface Claims {
  readonly name: string
  /** All places free again. */
  reset(): Promise<void>
  /** Whether this one has got a place. */
  claim(person: number): Promise<boolean>
  /** Who has a place, as it is stored. */
  holders(): Promise<readonly string[]>
  close(): Promise<void>
}

const requests = Array.from({ length: PEOPLE }, (_, person) =>
  person % 10 === 0 ? [person, person] : [person],
).flat()

/** Requests a second, once through; throws when a place was given twice, or a given one is not stored. */
export async function rush(claims: Claims): Promise<number> {
  await claims.reset()
  const told = new Set<number>()
  const { whole } = await inFlight(requests.length, WIDTH, async (at) => {
    const person = requests[at] as number
    if (await claims.claim(person)) {
      told.add(person)
    }
  })
  const holders = await claims.holders()
  if (told.size !== PLACES || holders.length !== PLACES || new Set(holders).size !== PLACES) {
    throw new Error(`${claims.name}: ${told.size} told, ${holders.length} stored, ${PLACES} places`)
  }
  return (requests.length * 1_000) / whole
}
