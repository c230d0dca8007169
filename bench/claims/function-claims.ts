import { join } from 'node:path'
import type { Shift } from '../../cloudfunctions/features/task/shift-rules'
import { aShift, aTask, members, NOW, tree } from '../../cloudfunctions/testing/documents'
import { openWorld, type World } from '../../cloudfunctions/testing/world'
import { openLevelStorage } from '../../emulator/database/level-storage'
import { askerFor, documentsOf } from '../../emulator/database/testing/ask'
import { type Claims, PEOPLE, PLACES } from './rush'

/** The whole way: our function, the SDK, HTTP, our database on disk. Nobody can wait, so that who is too late is refused. */
export async function openFunctionClaims(directory: string): Promise<Claims> {
  let rounds = 0
  let world: World | undefined
  return {
    name: '我们的整条路',
    async reset() {
      await world?.close()
      rounds += 1
      const documents = {
        trees: [tree],
        members: members(PEOPLE),
        tasks: [aTask('t-1')],
        shifts: [aShift('rush', { places: PLACES, queueLeft: 0 })],
      }
      world = await openWorld(NOW, documents, await openLevelStorage(join(directory, String(rounds))))
    },
    async claim(person) {
      const member = `o-${person + 1}`
      const reply = await (world as World)
        .as(member)
        .reply('task.claim', { shiftId: 'rush' }, `${member}-claims-one-place`)
      return reply.ok && (reply.data as { state: string }).state === 'claimed'
    },
    async holders() {
      const [shift] = documentsOf(await askerFor((world as World).database, 'shifts').get())
      const { roster } = shift as unknown as Pick<Shift, 'roster'>
      return roster.map(({ memberId }) => memberId)
    },
    async close() {
      await world?.close()
    },
  }
}
