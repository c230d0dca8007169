import type { Storage } from '../storage'
import { CommitQueue } from './commit-queue'

/** Each batch waits until the test says how it ends. */
function openByHand() {
  const batches: { keys: string[]; succeed: () => void; fail: (reason: Error) => void }[] = []
  const storage: Storage = {
    location: 'by hand',
    async *records() {},
    commit: (batch) =>
      new Promise((resolve, reject) => {
        batches.push({ keys: batch.map(({ key }) => key), succeed: resolve, fail: reject })
      }),
    lastCommitted: async () => 0,
    close: async () => {},
  }
  const queue = new CommitQueue(
    storage,
    () => ({ heads: [], sequence: 0 }),
    () => {},
  )
  return {
    queue,
    async batch(number: number) {
      while (batches.length < number) {
        await new Promise(setImmediate)
      }
      return batches[number - 1] as (typeof batches)[number]
    },
  }
}

const change = (key: string) => ({ key, value: '' })

test('who asks during a sync waits for it, and who has written meanwhile for the next one', async () => {
  const { queue, batch } = openByHand()
  const told: string[] = []
  const tell = (name: string) => queue.settled().then(() => told.push(name))
  queue.enter(change('a'))
  const all = [tell('wrote a')]
  const first = await batch(1)
  all.push(tell('read'))
  queue.enter(change('b'))
  all.push(tell('wrote b'))
  first.succeed()
  const second = await batch(2)
  expect(told).toEqual(['wrote a', 'read'])
  second.succeed()
  await Promise.all(all)
  expect([first.keys, second.keys]).toEqual([['a'], ['b']])
  expect(told).toEqual(['wrote a', 'read', 'wrote b'])
})

test('a failure that nobody has waited for is told to who asks later, and harms nobody before', async () => {
  const { queue, batch } = openByHand()
  const unhandled = jest.fn()
  process.on('unhandledRejection', unhandled)
  queue.enter(change('a'))
  const settled = queue.settled()
  const first = await batch(1)
  queue.enter(change('b'))
  first.succeed()
  await settled
  const second = await batch(2)
  second.fail(new Error('no space'))
  await new Promise(setImmediate)
  await expect(queue.settled()).rejects.toThrow('no space')
  process.off('unhandledRejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
})
