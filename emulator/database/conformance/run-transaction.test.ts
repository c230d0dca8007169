import { type Environment, openEnvironment } from './environment'

let environment: Environment
let _: Environment['command']

beforeAll(async () => {
  environment = await openEnvironment()
  _ = environment.command
})
afterAll(() => environment.close())

type Transaction = Awaited<ReturnType<Environment['db']['startTransaction']>>

const CONFLICT = 'DATABASE_TRANSACTION_CONFLICT'

test('runTransaction commits what the callback did and gives its result', async () => {
  const members = await environment.collection([{ _id: 'a', n: 1 }])
  const result = await environment.db.runTransaction(async (transaction: Transaction) => {
    await transaction.collection(members.name).doc('a').update({ n: 2 })
    return 'done'
  })
  expect(result).toBe('done')
  expect((await members.get()).data).toEqual([{ _id: 'a', n: 2 }])
})

test('an error of the callback rolls everything back and is handed on', async () => {
  const members = await environment.collection([{ _id: 'a', n: 1 }])
  const run = environment.db.runTransaction(async (transaction: Transaction) => {
    await transaction.collection(members.name).doc('a').update({ n: 2 })
    throw new Error('too late')
  })
  await expect(run).rejects.toThrow('too late')
  expect((await members.doc('a').update({ n: 3 })).updated).toBe(1)
})

test('rollback inside of the callback rejects with its argument', async () => {
  const members = await environment.collection([{ _id: 'a', n: 1 }])
  const run = environment.db.runTransaction(async (transaction: Transaction) => {
    await transaction.collection(members.name).doc('a').update({ n: 2 })
    await transaction.rollback('no')
  })
  await expect(run).rejects.toBe('no')
  expect((await members.get()).data).toEqual([{ _id: 'a', n: 1 }])
})

test('a conflict runs the callback again, at most four times, each on what is there then', async () => {
  const members = await environment.collection([{ _id: 'a', n: 0 }])
  const conflictIn = async (attempts: number) => {
    const seen: number[] = []
    const run = environment.db.runTransaction(async (transaction: Transaction) => {
      const inside = transaction.collection(members.name).doc('a')
      seen.push((await inside.get()).data.n)
      if (seen.length <= attempts) {
        await members.doc('a').update({ n: _.inc(1) })
      }
      await inside.update({ n: _.inc(100) })
    })
    return {
      seen,
      error: await run.then(
        () => undefined,
        (error: { code?: string }) => error.code,
      ),
    }
  }
  expect(await conflictIn(3)).toEqual({ seen: [0, 1, 2, 3], error: undefined })
  expect(await conflictIn(4)).toEqual({ seen: [103, 104, 105, 106], error: CONFLICT })
})

test('a bank keeps its sum over random transfers, 16 at a time', async () => {
  const ACCOUNTS = 30
  // In process, 2,000 are played in transactions.test.ts; `npm run transactions` plays as many here, too.
  const TRANSFERS = Number(process.env.TRANSFERS ?? 100)
  const accounts = await environment.collection(
    Array.from({ length: ACCOUNTS }, (_unused, at) => ({ _id: `a${at}`, balance: 100 })),
  )
  const entries = await environment.collection()
  let left = TRANSFERS

  async function transfer(number: number): Promise<void> {
    const [from, to] = twoOf(ACCOUNTS).map((at) => `a${at}`) as [string, string]
    const amount = 1 + Math.floor(Math.random() * 60)
    await environment.db.runTransaction(async (transaction: Transaction) => {
      const inside = transaction.collection(accounts.name)
      const { balance } = (await inside.doc(from).get()).data
      if (balance < amount) {
        return
      }
      await inside.doc(from).update({ balance: balance - amount })
      await inside.doc(to).update({ balance: _.inc(amount) })
      await transaction.collection(entries.name).add({ _id: number, from, to, amount })
    })
  }

  async function transferUntilDone(): Promise<void> {
    while (left > 0) {
      const number = left--
      for (let isDone = false; !isDone; ) {
        isDone = await transfer(number).then(
          () => true,
          (error: { code?: string }) => {
            if (error.code !== CONFLICT) {
              throw error
            }
            return false
          },
        )
      }
    }
  }

  /** Every state that anybody sees has all the money. */
  async function sum(): Promise<number> {
    const { data } = await accounts.limit(1_000).get()
    return data.reduce((total: number, one: { balance: number }) => total + one.balance, 0)
  }

  const transfers = Promise.all(Array.from({ length: 16 }, transferUntilDone))
  while (left > 0) {
    expect(await sum()).toBe(ACCOUNTS * 100)
  }
  await transfers
  const balances = new Map(Array.from({ length: ACCOUNTS }, (_unused, at) => [`a${at}`, 100]))
  for (let skip = 0; skip < TRANSFERS; skip += 1_000) {
    const { data } = await entries.orderBy('_id', 'asc').skip(skip).limit(1_000).get()
    for (const { from, to, amount } of data) {
      balances.set(from, (balances.get(from) as number) - amount)
      balances.set(to, (balances.get(to) as number) + amount)
    }
  }
  const { data } = await accounts.get()
  expect(new Map(data.map(({ _id, balance }: { _id: string; balance: number }) => [_id, balance]))).toEqual(
    balances,
  )
  expect(data.every(({ balance }: { balance: number }) => balance >= 0)).toBe(true)
})

/** Two different numbers below `count`. */
function twoOf(count: number): [number, number] {
  const first = Math.floor(Math.random() * count)
  const second = Math.floor(Math.random() * (count - 1))
  return [first, second < first ? second : second + 1]
}
