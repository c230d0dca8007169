import { Engine } from '../../emulator/database/engine/engine'
import { openLevelStorage } from '../../emulator/database/level-storage'
import { compileFilter } from '../../emulator/database/query/filter'
import { compileUpdate } from '../../emulator/database/update/update'
import { type Claims, PLACES } from './rush'

/** One conditional write of one document, at the engine. */
export async function openEngineClaims(directory: string): Promise<Claims> {
  const storage = await openLevelStorage(directory)
  const engine = await Engine.open(storage, [{ name: 'shifts', indexes: [] }], () => {}, Date.now)
  const shifts = engine.collection('shifts')
  return {
    name: '我们的引擎',
    async reset() {
      engine.replace(shifts, { _id: 'rush', left: PLACES, roster: [] })
      await engine.settled()
    },
    async claim(person) {
      const who = `m-${person}`
      const free = compileFilter({ _id: 'rush', left: { $gt: 0 }, roster: { $ne: who } })
      const take = compileUpdate({ $inc: { left: -1 }, $push: { roster: who } })
      const [shift] = engine.findNewest(shifts, free, 1)
      if (shift !== undefined) {
        engine.replace(shifts, take(shift))
      }
      await engine.settled()
      return shift !== undefined
    },
    async holders() {
      return shifts.newest('rush')?.document.roster as readonly string[]
    },
    close: () => storage.close(),
  }
}
