import { WireError } from '../../emulator/database/wire-error'
import type { World } from './world'

/** The function dies: after so many operations the database answers it no more. */
export async function dieAfter(world: World, count: number, call: () => Promise<unknown>): Promise<void> {
  const { operations } = world
  let left = count
  operations.push = (...names) => {
    left -= 1
    if (left < 0) {
      throw new WireError('DATABASE_REQUEST_FAILED', 'the function has died')
    }
    return Array.prototype.push.apply(operations, names)
  }
  await call()
  operations.push = Array.prototype.push
}
