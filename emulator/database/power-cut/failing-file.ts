import type { Random } from '../../seed/random'
import type { DiskFile } from './simulated-file'

/** A file on a disk that is full after some writes: a part of the bytes is written, and the rest is refused. */
export function failing(file: DiskFile, writesUntilFull: number, random: Random): DiskFile {
  let writesLeft = writesUntilFull
  return {
    read: () => file.read(),
    sync: () => file.sync(),
    async write(bytes, at) {
      writesLeft -= 1
      if (writesLeft >= 0) {
        await file.write(bytes, at)
        return
      }
      await file.write(bytes.subarray(0, random.below(bytes.length)), at)
      throw new Error('ENOSPC: no space left on device, write')
    },
  }
}
