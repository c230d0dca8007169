import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWriter } from './build-writer'
import { CrashingStore } from './crashing-store'
import { killAtRandom } from './kill-at-random'

/** `npm run crash -- [kills]` */
async function start(kills: number): Promise<void> {
  const writer = await buildWriter()
  const directory = await mkdtemp(join(tmpdir(), 'crash-'))
  const startedAt = performance.now()
  try {
    const figures = await killAtRandom(directory, writer, kills)
    const store = new CrashingStore(join(directory, 'full'), writer)
    const fullDisks = Math.ceil(kills / 25)
    for (let count = 0; count < fullDisks; count++) {
      const { stopped } = await store.fill(32 + Math.floor(Math.random() * 480))
      if (stopped === undefined) {
        throw new Error('the writers did not say that the disk is full')
      }
      await store.check()
    }
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    process.stdout.write(
      `${kills} × kill -9 (${figures.early} before the first write), ${fullDisks} full disks, ${figures.acknowledged} acknowledged steps and transactions, ${seconds} s\n` +
        'none lost, none doubled, no batch or transaction half applied, every store opens, no gap in the sequence\n',
    )
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

start(Number(process.argv[2] ?? 500)).catch((error: unknown) => {
  process.stderr.write(`WRONG: ${(error as Error).stack}\n`)
  process.exitCode = 1
})
