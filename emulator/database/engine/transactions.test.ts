import { openMemoryStorage } from '../memory-storage'
import { compileFilter } from '../query/filter'
import { Engine } from './engine'

const everything = compileFilter({})

async function open() {
  const definitions = [{ name: 'members', indexes: [{ fields: ['openid'], unique: true }] }]
  const engine = await Engine.open(
    openMemoryStorage(),
    definitions,
    () => {},
    () => 0,
  )
  const members = engine.collection('members')
  for (let at = 0; at < 100; at++) {
    engine.insert(members, { _id: at, openid: `o${at}` })
  }
  await engine.settled()
  return { engine, members }
}

test('what documents were is kept while a transaction may read it, and for nobody else', async () => {
  const { engine, members } = await open()
  const [first, second] = [engine.transactions.start(), engine.transactions.start()]
  first.find(members, everything)
  const change = async (text: string) => {
    for (let at = 0; at < 100; at++) {
      engine.replace(members, { _id: at, openid: `${text}${at}` })
    }
    await engine.settled()
  }
  await change('p')
  second.find(members, everything)
  await change('q')
  expect(members.changedSince(0).size).toBe(100)
  expect(first.find(members, everything)[7]).toEqual({ _id: 7, openid: 'o7' })
  expect(second.find(members, everything)[7]).toEqual({ _id: 7, openid: 'p7' })
  engine.transactions.abort(first.id)
  expect(members.changedSince(0).size).toBe(100)
  expect(second.find(members, everything)[7]).toEqual({ _id: 7, openid: 'p7' })
  engine.transactions.commit(second.id)
  expect(members.changedSince(0).size).toBe(0)
  expect(members.hasChangedSince(7, 0)).toBe(false)
})

test('a transaction that has read nothing keeps nothing', async () => {
  const { engine, members } = await open()
  engine.transactions.start()
  engine.replace(members, { _id: 1, openid: 'p1' })
  await engine.settled()
  expect(members.changedSince(0).size).toBe(0)
})

test.each(['commit', 'abort', 'fail'] as const)('after %s nothing is held any more', async (end) => {
  const { engine, members } = await open()
  const transaction = engine.transactions.start()
  transaction.replace(members, { _id: 1, openid: 'p1' })
  transaction.remove(members, 2)
  expect(members.holds.get(1)).toBeDefined()
  engine.transactions[end](transaction.id)
  expect(members.holds.get(1)).toBeUndefined()
  expect(members.holds.get(2)).toBeUndefined()
  const other = engine.transactions.start()
  await engine.settled()
  other.insert(members, { _id: 'new', openid: end === 'commit' ? 'o1' : 'p1' })
  engine.transactions.commit(other.id)
  await engine.settled()
})
