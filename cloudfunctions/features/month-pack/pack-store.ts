import { collection, op } from '../../platform/database'

/** One file that was made for an officer. It stands here before it is stored, so that none is ever forgotten. */
interface Pack {
  /** Random, 16 bytes in hex: also the folder of the file, which nobody can guess. */
  _id: string
  fileId: string
  /** The instant from which it is removed. */
  keptUntil: number
}

const packs = collection<Pack>('packs')

export function insertPack(pack: Pack): Promise<boolean> {
  return packs.insert(pack)
}

/** Those whose time is over. */
export function findOver(now: number, limit: number): Promise<Pack[]> {
  return packs.find({ keptUntil: op.lte(now) }, { fields: ['fileId', 'keptUntil'], limit })
}

export function removePacks(packIds: readonly string[]): Promise<number> {
  return packs.removeAll({ _id: op.oneOf(packIds) })
}
