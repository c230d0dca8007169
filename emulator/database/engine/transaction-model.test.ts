import fc from 'fast-check'
import { openMemoryStorage } from '../memory-storage'
import { compileFilter } from '../query/filter'
import type { Document } from '../values/value'
import type { WireError } from '../wire-error'
import type { DocumentAccess } from './document-access'
import { Engine } from './engine'
import { HeldByTransaction } from './holds'
import type { Transaction } from './transaction'

/**
 * Random interleavings of transactions, writes outside of them and syncs, against a model that copies whole states
 * and knows no index, history or lock. `npm run transactions` plays more of them.
 */
const IDS = ['a', 'b', 'c', 'd', 'e']
const KEYS = ['k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7', 'k8']
const OPEN = 3
const definitions = [{ name: 'members', indexes: [{ fields: ['key'], unique: true }] }]

type State = ReadonlyMap<string, Document>
type Outcome = 'done' | 'duplicate' | 'conflict' | 'held'

interface ModelTransaction {
  readonly real: Transaction
  snapshot: State | undefined
  snapshotAt: number
  readonly writes: Map<string, Document | undefined>
}

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('write'),
      by: fc.integer({ min: -1, max: OPEN - 1 }),
      id: fc.constantFrom(...IDS),
      key: fc.option(fc.constantFrom(...KEYS)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('read'), by: fc.integer({ min: 0, max: OPEN - 1 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('commit', 'abort'),
      by: fc.integer({ min: 0, max: OPEN - 1 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('sync') }) },
)
type Step = { kind: string; by?: number; id?: string; key?: string | null }

class Model {
  newest: State = new Map()
  durable: State = new Map()
  /** Counts changes, to tell a document that came and went from one that never was. */
  #time = 0
  #durableAt = 0
  readonly #changedAt = new Map<string, number>()
  readonly open: (ModelTransaction | undefined)[] = Array.from({ length: OPEN })

  holderOf(id: string): ModelTransaction | undefined {
    return this.open.find((one) => one?.writes.has(id))
  }

  sync(): void {
    this.durable = this.newest
    this.#durableAt = this.#time
  }

  change(writes: ReadonlyMap<string, Document | undefined>): void {
    this.#time += 1
    for (const [id, document] of writes) {
      if (document !== undefined || this.newest.has(id)) {
        this.#changedAt.set(id, this.#time)
      }
    }
    this.newest = applied(this.newest, writes)
  }

  takeSnapshot(transaction: ModelTransaction): void {
    if (transaction.snapshot === undefined) {
      transaction.snapshot = this.durable
      transaction.snapshotAt = this.#durableAt
    }
  }

  viewOf(transaction: ModelTransaction): State {
    this.takeSnapshot(transaction)
    return applied(transaction.snapshot as State, transaction.writes)
  }

  /** Every outcome that the rules allow; which comes first when several hold is nobody's promise. */
  allowed(writer: ModelTransaction | undefined, id: string, key: string | null): Outcome[] {
    const blocked = writer === undefined ? 'held' : 'conflict'
    const hasChanged = (other: string) =>
      writer !== undefined && (this.#changedAt.get(other) ?? 0) > writer.snapshotAt
    const seen = writer === undefined ? this.newest : this.viewOf(writer)
    const outcomes: Outcome[] = []
    if (key === null && !seen.has(id)) {
      const isHeld = writer === undefined && this.holderOf(id) !== undefined
      return [isHeld ? 'held' : 'done']
    }
    const holder = this.holderOf(id)
    if (holder !== writer && holder !== undefined) {
      outcomes.push(blocked)
    } else if (holder === undefined && hasChanged(id)) {
      outcomes.push('conflict')
    }
    for (const other of key === null ? [] : IDS.filter((one) => one !== id)) {
      const owner = this.holderOf(other)
      const [committed, held] = [this.newest.get(other), owner?.writes.get(other)]
      const past = hasChanged(other) ? writer?.snapshot?.get(other) : undefined
      const has = (...versions: (Document | undefined)[]) => versions.some((version) => version?.key === key)
      if (owner !== undefined && owner === writer) {
        outcomes.push(...when(has(held), 'duplicate'))
      } else if (owner !== undefined) {
        outcomes.push(...when(has(committed, held), blocked), ...when(has(past), 'conflict'))
      } else if (hasChanged(other)) {
        outcomes.push(...when(has(committed, past), 'conflict'))
      } else {
        outcomes.push(...when(has(committed), 'duplicate'))
      }
    }
    return outcomes.length === 0 ? ['done'] : outcomes
  }
}

function when(holds: boolean, outcome: Outcome): Outcome[] {
  return holds ? [outcome] : []
}

function applied(state: State, writes: ReadonlyMap<string, Document | undefined>): State {
  const next = new Map(state)
  for (const [id, document] of writes) {
    if (document === undefined) {
      next.delete(id)
    } else {
      next.set(id, document)
    }
  }
  return next
}

async function play(steps: readonly Step[]): Promise<void> {
  const storage = openMemoryStorage()
  const engine = await Engine.open(
    storage,
    definitions,
    () => {},
    () => 0,
  )
  const members = engine.collection('members')
  const model = new Model()
  const everything = compileFilter({})

  const stateSeenBy = (access: DocumentAccess) => sorted(access.find(members, everything))
  const end = (by: number) => {
    model.open[by] = undefined
  }
  const begin = (by: number): ModelTransaction => {
    const begun = model.open[by] ?? {
      real: engine.transactions.start(),
      snapshot: undefined,
      snapshotAt: 0,
      writes: new Map(),
    }
    model.open[by] = begun
    return begun
  }

  for (const { kind, by = -1, id = '', key = null } of steps) {
    if (kind === 'sync') {
      await engine.settled()
      model.sync()
    } else if (kind === 'write') {
      const writer = by < 0 ? undefined : begin(by)
      if (writer !== undefined) {
        model.takeSnapshot(writer)
      }
      const allowed = model.allowed(writer, id, key)
      const document = key === null ? undefined : { _id: id, key }
      const outcome = outcomeOf(() => {
        const access = writer?.real ?? engine
        return document === undefined ? access.remove(members, id) : access.replace(members, document)
      })
      expect(allowed).toContain(outcome)
      if (outcome === 'done' && writer === undefined) {
        model.change(new Map([[id, document]]))
      } else if (outcome === 'done' && writer !== undefined) {
        if (document !== undefined || model.viewOf(writer).has(id)) {
          writer.writes.set(id, document)
        }
      } else if (writer !== undefined) {
        engine.transactions.fail(writer.real.id)
        end(by)
      }
    } else if (kind === 'read') {
      const reader = begin(by)
      expect(stateSeenBy(reader.real)).toEqual(sorted([...model.viewOf(reader).values()]))
    } else {
      const ended = begin(by)
      if (kind === 'commit') {
        engine.transactions.commit(ended.real.id)
        model.change(ended.writes)
      } else {
        engine.transactions.abort(ended.real.id)
      }
      end(by)
    }
    expect(stateSeenBy(engine)).toEqual(sorted([...model.durable.values()]))
    for (const transaction of model.open) {
      if (transaction?.snapshot !== undefined) {
        expect(stateSeenBy(transaction.real)).toEqual(sorted([...model.viewOf(transaction).values()]))
        for (const wanted of KEYS) {
          const byKey = transaction.real.find(members, compileFilter({ key: wanted }))
          expect(byKey.length).toBeLessThanOrEqual(1)
        }
      }
    }
  }

  engine.transactions.abortAll()
  await engine.settled()
  expect(members.changedSince(0).size).toBe(0)
  const reopened = await Engine.open(
    storage,
    definitions,
    () => {},
    () => 0,
  )
  expect(sorted(reopened.find(reopened.collection('members'), everything))).toEqual(
    sorted([...model.newest.values()]),
  )
}

function outcomeOf(write: () => void): Outcome {
  try {
    write()
    return 'done'
  } catch (error) {
    if (error instanceof HeldByTransaction) {
      return 'held'
    }
    return (error as WireError).code === 'DATABASE_DUPLICATE_WRITE' ? 'duplicate' : 'conflict'
  }
}

function sorted(documents: readonly Document[]): Document[] {
  return [...documents].sort((left, right) => (String(left._id) < String(right._id) ? -1 : 1))
}

const numRuns = Number(process.env.RUNS ?? 40)

test(
  'random interleavings end as a model of copied states says',
  () => fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 80, size: 'max' }), play), { numRuns }),
  60_000 + numRuns * 200,
)
