import { hasSameKeys, isSameIndex, isVendorsOwn } from './indexes'
import type { Foreign, Plan, Step } from './plan'
import type { Actual, ActualCollection, Desired, Index } from './state'

/** Clients read and write nothing: only functions and the console do. */
export const CLOSED = 'ADMINONLY'

type Wanted = Desired['collections'][number]

export function planCollections(actual: Actual, desired: Desired): Plan {
  const parts = desired.collections.map((wanted) =>
    planCollection(
      wanted,
      actual.collections.find(({ name }) => name === wanted.name),
    ),
  )
  const ours = desired.collections.map(({ name }) => name)
  const others = actual.collections.filter(({ name }) => !ours.includes(name))
  return {
    steps: parts.flatMap(({ steps }) => steps),
    kept: [],
    foreign: [
      ...others.map(({ name }): Foreign => ({ kind: 'collection', name })),
      ...parts.flatMap(({ foreign }) => foreign),
    ],
    same: parts.reduce((sum, { same }) => sum + same, 0),
  }
}

function planCollection(wanted: Wanted, standing: ActualCollection | undefined): Plan {
  const { name: collection, indexes } = wanted
  if (!standing) {
    return { steps: [{ kind: 'createCollection', collection, indexes }], kept: [], foreign: [], same: 0 }
  }
  const there = standing.indexes
  const missing = indexes.filter((index) => !there.some((other) => isSameIndex(other, index)))
  const isClosed = standing.permission === CLOSED
  const indexSteps = missing.map((index) => planIndex(collection, index, there))
  const replaced = indexSteps.flatMap((step) => ('drops' in step ? step.drops : []))
  const steps: Step[] = [
    ...(isClosed ? [] : [{ kind: 'closeCollection' as const, collection, was: standing.permission }]),
    ...indexSteps,
  ]
  const others = there.filter(
    (index) =>
      !isVendorsOwn(index) &&
      !replaced.includes(index.name) &&
      !indexes.some((wantedIndex) => isSameIndex(index, wantedIndex)),
  )
  return {
    steps,
    kept: [],
    foreign: others.map(({ name }) => ({ kind: 'index', name: `${collection}.${name}` })),
    same: 1 + Number(isClosed) + indexes.length - missing.length,
  }
}

/** An index of the same keys or the same name is in the way of the new one, and goes in the same call. */
function planIndex(collection: string, index: Index, there: readonly Index[]) {
  const inTheWay = there.filter((other) => other.name === index.name || hasSameKeys(other, index))
  return inTheWay.length === 0
    ? { kind: 'createIndex' as const, collection, index }
    : { kind: 'replaceIndex' as const, collection, index, drops: inTheWay.map(({ name }) => name) }
}
