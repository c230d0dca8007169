import { openDatabase } from '../database'
import { openLevelStorage } from '../level-storage'
import { askerFor, documentsOf } from './ask'

/**
 * A process to be killed: 32 writers on the store in argv[2]. Each goes on from its own document's `last`; a step
 * moves `last` by a conditional update, counts it in one shared document and inserts a document of its own.
 * A line on stdout is one acknowledged step: `<writer> <number>`.
 */
const WRITERS = 32

async function main(directory: string): Promise<void> {
  const database = await openDatabase({
    storage: await openLevelStorage(directory),
    collections: [
      { name: 'writers', indexes: [] },
      { name: 'steps', indexes: [{ fields: ['writer'] }] },
    ],
    now: Date.now,
  })
  const writers = askerFor(database, 'writers')
  const steps = askerFor(database, 'steps')
  if (database.isEmpty()) {
    const own = Array.from({ length: WRITERS }, (_unused, at) => ({ _id: `w${at}`, last: 0 }))
    await database.load({ writers: [...own, { _id: 'total', steps: 0 } as { _id: string }] })
  }
  const known = new Map(documentsOf(await writers.get()).map((one) => [one._id, one.last as number]))

  async function run(writer: string): Promise<never> {
    for (let number = (known.get(writer) as number) + 1; ; number++) {
      const [moved, counted, inserted] = await Promise.all([
        writers.updateAndReturn({ _id: writer, last: number - 1 }, { $set: { last: number } }),
        writers.update({ _id: 'total' }, { $inc: { steps: 1 } }),
        steps.insert({ _id: `${writer}-${number}`, writer }),
      ])
      if (moved.code ?? counted.code ?? inserted.code) {
        throw new Error(JSON.stringify([moved, counted, inserted]))
      }
      process.stdout.write(`${writer} ${number}\n`)
    }
  }

  await Promise.all(Array.from({ length: WRITERS }, (_unused, at) => run(`w${at}`)))
}

main(process.argv[2] as string).catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
