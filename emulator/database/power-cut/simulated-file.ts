import type { Random } from '../../seed/random'
import type { Power } from './power'

/** What a storage does with a file. */
export interface DiskFile {
  /** As a process sees it, synced or not. */
  read(): Buffer
  write(bytes: Buffer, at: number): Promise<void>
  /** Resolves when all writes that had finished are on the medium. */
  sync(): Promise<void>
}

/**
 * A file that keeps for certain only what was synced. Of what was written since, a power cut leaves whatever it
 * pleases (`afterPowerCut`): nothing, all, a part from the front, or pieces with zeros between them.
 */
export class SimulatedFile implements DiskFile {
  readonly #power: Power
  #medium: Buffer
  #unsynced: { readonly bytes: Buffer; readonly at: number }[] = []

  constructor(medium: Buffer, power: Power) {
    this.#medium = medium
    this.#power = power
  }

  get hasUnsynced(): boolean {
    return this.#unsynced.length > 0
  }

  read(): Buffer {
    return this.#unsynced.reduce(written, this.#medium)
  }

  async write(bytes: Buffer, at: number): Promise<void> {
    await this.#power.moment()
    this.#unsynced.push({ bytes, at })
    await this.#power.moment()
  }

  async sync(): Promise<void> {
    const covered = this.#unsynced.length
    for (let moment = 0; moment < SYNC_MOMENTS; moment++) {
      await this.#power.moment()
    }
    this.#medium = this.#unsynced.slice(0, covered).reduce(written, this.#medium)
    this.#unsynced = this.#unsynced.slice(covered)
    await this.#power.moment()
  }

  /** What is on the medium when the power is back. `atom`: how many bytes are written whole or not at all. */
  afterPowerCut(random: Random, atom: number): Buffer {
    const atoms = this.#unsynced.flatMap(({ bytes, at }) =>
      Array.from({ length: Math.ceil(bytes.length / atom) }, (_unused, index) => ({
        bytes: bytes.subarray(index * atom, (index + 1) * atom),
        at: at + index * atom,
      })),
    )
    const fromFront = random.below(atoms.length + 1)
    const kept = random.pick<(index: number) => boolean>([
      () => false,
      () => true,
      (index) => index < fromFront,
      () => random.oneIn(2),
    ])
    return atoms.filter((_unused, index) => kept(index)).reduce(written, this.#medium)
  }
}

/** It takes longer than a write, and is what a power cut should meet most. */
const SYNC_MOMENTS = 6

/** A copy of the file with the bytes in it; what lies between its end and them is zeros. */
function written(file: Buffer, { bytes, at }: { readonly bytes: Buffer; readonly at: number }): Buffer {
  const result = Buffer.alloc(Math.max(file.length, at + bytes.length))
  file.copy(result)
  bytes.copy(result, at)
  return result
}
