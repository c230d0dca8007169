import type { CrashingStore } from './crashing-store'

/** Milliseconds: how long a process writes at most, and how long one takes to get there. */
const WRITING = 60
const STARTING = 150

/** Kills process after process, most of them while they write, and checks the store after each. */
export async function killAtRandom(
  store: CrashingStore,
  kills: number,
): Promise<{ acknowledged: number; early: number }> {
  let [acknowledged, early] = [0, 0]
  for (let kill = 0; kill < kills; kill++) {
    const isEarly = Math.random() < 0.1
    const life = await store.kill(
      Math.random() * (isEarly ? STARTING : WRITING),
      isEarly ? 'start' : 'writing',
    )
    if (life.end !== 'SIGKILL') {
      throw new Error(`the writers ended by themselves: ${life.end}`)
    }
    await store.check()
    acknowledged += life.acknowledged
    early += life.acknowledged === 0 ? 1 : 0
  }
  return { acknowledged, early }
}
