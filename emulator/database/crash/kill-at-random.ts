import { join } from 'node:path'
import { CrashingStore } from './crashing-store'

export interface Figures {
  acknowledged: number
  /** Kills before anything was acknowledged: while a store was made, opened or recovered. */
  early: number
}

/** Milliseconds that a process writes at most. */
const WRITING = 60

/** Kills process after process, most of them while they write, and checks the store after each. */
export async function killAtRandom(directory: string, writer: string, kills: number): Promise<Figures> {
  const figures: Figures = { acknowledged: 0, early: 0 }
  const store = new CrashingStore(join(directory, 'store'), writer)
  for (let kill = 0; kill < kills; kill++) {
    const isOpening = Math.random() < 0.2
    // A new one now and then, since making it is another way than recovering it.
    const isNew = isOpening && Math.random() < 0.5
    const killed = isNew ? new CrashingStore(join(directory, `new-${kill}`), writer, store.opening) : store
    const life = await (isOpening
      ? killed.killWhileOpening(0.2 + 0.7 * Math.random())
      : killed.killWhileWriting(WRITING * Math.random()))
    if (life.end !== 'SIGKILL') {
      throw new Error(`the writers ended by themselves: ${life.end}`)
    }
    await killed.check()
    figures.acknowledged += life.acknowledged
    figures.early += life.acknowledged === 0 ? 1 : 0
  }
  return figures
}
